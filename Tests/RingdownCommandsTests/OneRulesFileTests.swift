import Foundation
import Logging
import RingdownConnectors
import RingdownCore
import RingdownTestKit
import RingdownVendors
import Synchronization
import Testing

@testable import RingdownCommands

/// One file of rules serves both vendors: only the provider's name differs.
@Suite("One rules file", .timeLimit(.minutes(5)))
struct OneRulesFileTests {
    private static func file(_ provider: String) -> String {
        """
        providers:
          genesys: { kind: genesys-cloud, region: eu-central-1, clientId: env:GC_ID, clientSecret: env:GC_SECRET }
          cxone: { kind: cxone, accessKeyId: env:CX_KEY, accessKeySecret: env:CX_SECRET }
        contactLists:
          - { name: renewals-q4, provider: \(provider), list: Renewals Q4, campaigns: [Renewals], division: Sales }
        rules:
          - name: go-live
            when: { resource: genesyscloud_outbound_campaign.renewals, phase: applied }
            do: [ { trigger: { contactList: renewals-q4 } } ]
            only: { atMost: { times: 1, per: 24h } }
        """
    }

    @Test(
        "triggers on Genesys Cloud and on CXone alike",
        arguments: [
            ("genesys", "POST /api/v2/outbound/campaigns/c1/start", "started campaign Renewals"),
            ("cxone", "POST /incontactapi/services/v34.0/skills/4711/start", "started skill Renewals"),
        ]
    )
    func bothVendors(_ provider: String, _ start: String, _ line: String) async throws {
        let book = try Configuration.read(Self.file(provider), file: "r.yaml").book
        let change = Change(
            address: "genesyscloud_outbound_campaign.renewals",
            type: "genesyscloud_outbound_campaign",
            name: "renewals",
            actions: .update,
            before: ["campaign_status": "off"],
            after: ["campaign_status": "on"],
            phase: .applied,
            origin: ChangeOrigin(source: "cli", workspace: "prod")
        )
        let entry = book.entry(for: change, at: Sample.now, ids: SequentialIDs())
        let trigger = try #require(entry.triggers.first)
        let permit = try #require(Sample.permit(for: trigger))
        let vendors = BothVendors()
        let connector = vendors.connector(provider)
        let plan = try await connector.prepare(trigger.order)
        let receipt = try await connector.perform(plan, for: trigger.id, permit: permit)
        #expect(receipt.accepted == [line])
        #expect(vendors.changes == [start])
    }
}

/// Both vendors at once, each with one list and what dials it, which is off.
private final class BothVendors: HTTPTransport {
    private let sent = Mutex<[String]>([])

    /// The calls that change something, tokens left out.
    var changes: [String] { sent.withLock { $0 } }

    func connector(_ provider: String) -> any Connector {
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let clock = ManualClock()
        guard provider == "cxone" else {
            return GenesysCloudConnector(
                provider: provider,
                hosts: GenesysHosts(url: "https://vendor.test"),
                clientID: "id",
                clientSecret: Secret("s"),
                transport: self,
                clock: clock,
                logger: logger
            )
        }
        let key = CXoneAccess.Credentials.accessKey(id: "k", secret: Secret("s"), application: nil)
        return CXoneConnector(
            provider: provider,
            access: CXoneAccess(credentials: key, url: "https://vendor.test", version: CXoneVersion(34)),
            transport: self,
            clock: clock,
            logger: logger
        )
    }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        let path = String(request.url.dropFirst("https://vendor.test".count).prefix { $0 != "?" })
        if path.contains("token") { return Self.json(#"{"access_token":"t","token_type":"bearer","expires_in":3600}"#) }
        if request.method == "POST" { sent.withLock { $0.append("POST \(path)") } }
        return Self.answers[path].map(Self.json) ?? TransportResponse(status: request.method == "POST" ? 202 : 404)
    }

    private static func json(_ text: String) -> TransportResponse {
        TransportResponse(status: 200, headers: ["content-type": "application/json"], body: Array(text.utf8))
    }

    private static let list = #"{"id":"11111111-1111-4111-8111-111111111111","name":"Renewals Q4"}"#
    private static let base = "/incontactapi/services/v34.0"
    private static let answers = [
        "/api/v2/outbound/contactlists": #"{"entities":[\#(list)],"pageCount":1}"#,
        "/api/v2/outbound/campaigns":
            #"{"entities":[{"id":"c1","name":"Renewals","campaignStatus":"off","contactList":\#(list)}],"pageCount":1}"#,
        base + "/lists/call-lists":
            #"{"totalRecords":1,"callingLists":[{"listId":90,"listName":"Renewals Q4","status":"Active"}]}"#,
        base + "/lists/call-lists/90": #"{"resultSet":{"listName":"Renewals Q4","status":"Active"}}"#,
        base + "/skills":
            #"{"skills":[{"skillId":4711,"skillName":"Renewals","outboundStrategy":"Personal Connection","isRunning":false}]}"#,
    ]
}
