import Foundation
import Logging
import RingdownConnectors
import RingdownCore
import RingdownVendors

/// What the connector's tests have in common.
enum Sample {
    static let now = Date(timeIntervalSince1970: 1_795_338_000)
    static let sales = Division(id: "d-sales", name: "Sales")
    static let listID = "11111111-1111-4111-8111-111111111111"
    static let operation = "POST /api/v2/outbound/campaigns/{campaignId}/start"

    static func connector(_ vendor: any HTTPTransport, clock: SetClock = SetClock()) -> GenesysCloudConnector {
        GenesysCloudConnector(
            provider: "genesys",
            hosts: GenesysHosts(api: "https://api.test/", login: "https://login.test"),
            clientID: "client",
            clientSecret: Secret("client-secret"),
            transport: vendor,
            clock: clock,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
    }

    static func client(_ vendor: ScriptedVendor, clock: SetClock = SetClock()) -> GenesysCloudClient {
        GenesysCloudClient(
            hosts: GenesysHosts(api: "https://api.test", login: "https://login.test"),
            clientID: "client",
            clientSecret: Secret("client-secret"),
            transport: vendor,
            clock: clock,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
    }

    static func order(list: String = "Renewals Q4", campaigns: [String] = []) -> DialOrder {
        DialOrder(
            contactList: ContactListBinding(
                id: "00000000-0000-4000-8000-000000000000",
                name: "renewals-q4",
                provider: "genesys",
                list: list,
                campaigns: campaigns,
                division: Division(id: "Sales", name: "Sales")
            )
        )
    }

    static func permit(trigger: String = "t", provider: String = "genesys", at now: Date = now) -> Permit? {
        var order = order()
        order.provider = provider
        let trigger = Trigger(id: trigger, order: order, cause: .caller(id: "test"), createdAt: now)
        let facts = GateFacts(trigger: trigger, now: now, windows: [:], recentDispatches: [], killSwitches: [])
        let verdict = Gate.standard.decide(facts)
        guard case .allowed(let permit, _) = verdict else { return nil }
        return permit
    }

    static func campaign(
        _ id: String = "c1",
        _ status: String = "off",
        version: Int = 7,
        name: String = "Renewals",
        modified: String = "2026-11-21T09:00:00.000Z",
        more: String = ""
    ) -> String {
        """
        {"id":"\(id)","name":"\(name)","campaignStatus":"\(status)","version":\(version),"dialingMode":"progressive",
        "dateModified":"\(modified)","contactList":{"id":"\(listID)","name":"Renewals Q4"},
        "division":{"id":"d-sales","name":"Sales"},"queue":{"id":"q1","name":"Sales Queue"}\(more)}
        """
    }

    static func list(_ id: String = listID, name: String = "Renewals Q4") -> String {
        #"{"id":"\#(id)","name":"\#(name)","version":3,"division":{"id":"d-sales","name":"Sales"}}"#
    }

    static func listing(_ entities: String..., page: Int = 1, of pages: Int = 1) -> ScriptedVendor.Answer {
        .json(
            """
            {"entities":[\(entities.joined(separator: ","))],"pageSize":100,"pageNumber":\(page),"pageCount":\(pages)}
            """
        )
    }

    static func target(
        _ id: String = "c1",
        _ status: String = "off",
        version: String = "7",
        name: String = "Renewals"
    ) -> RemoteObject {
        RemoteObject(kind: "campaign", id: id, name: name, division: sales, status: status, version: version)
    }

    static func plan(_ campaigns: RemoteObject...) -> DialPlan {
        DialPlan(
            contactList: RemoteObject(kind: "contact list", id: listID, name: "Renewals Q4", division: sales),
            steps: campaigns.filter { $0.status != "on" }.map { DialPlan.Step(operation: operation, target: $0) },
            campaigns: campaigns
        )
    }

    /// The outcome of a call, its error included.
    static func outcome<Value>(
        _ call: () async throws(ConnectorError) -> Value
    ) async -> Result<Value, ConnectorError> {
        do throws(ConnectorError) { return .success(try await call()) } catch { return .failure(error) }
    }
}

extension Result where Failure == ConnectorError {
    /// The error; `nil` when there was none.
    var error: ConnectorError? { if case .failure(let error) = self { error } else { nil } }
    /// The value; `nil` when there was none.
    var value: Success? { if case .success(let value) = self { value } else { nil } }
}
