import Foundation
import Logging
import RingdownConnectors
import RingdownCore
import RingdownVendors
import Testing

/// What the tests of the CXone connector have in common.
enum CXoneSample {
    /// The path of the API, as the tests' vendor sees it.
    static let base = "/incontactapi/services/v34.0"
    /// A token whose claims name agent 7 of business unit 42.
    static let token: String = {
        let claims = #"{"icAgentId":"7","icBUId":42,"role":{"legacyId":"r1"}}"#
        let payload = Data(claims.utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        return "e30.\(payload).sig"
    }()

    static func access(
        version: CXoneVersion? = CXoneVersion(34),
        timeZone: String? = nil,
        credentials: CXoneAccess.Credentials? = nil
    ) -> CXoneAccess {
        let application = CXoneAccess.Application(clientID: "app", clientSecret: Secret("app-secret"))
        return CXoneAccess(
            credentials: credentials
                ?? .accessKey(id: "key-id", secret: Secret("key=secret"), application: application),
            url: "https://api.test/",
            version: version,
            timeZone: timeZone
        )
    }

    static func vendor(_ answers: [String: [ScriptedVendor.Answer]]) -> ScriptedVendor {
        let vendor = ScriptedVendor(
            Dictionary(uniqueKeysWithValues: answers.map { key, value in (full(key), value) })
        )
        vendor.prepare(
            "POST /auth/token",
            .json(#"{"access_token":"\#(token)","token_type":"bearer","expires_in":3600,"refresh_token":"r-1"}"#)
        )
        return vendor
    }

    static func connector(
        _ vendor: ScriptedVendor,
        access: CXoneAccess = access(),
        clock: SetClock = SetClock()
    ) -> CXoneConnector {
        CXoneConnector(provider: "cxone", access: access, transport: vendor, clock: clock, logger: quiet)
    }

    static func client(
        _ vendor: ScriptedVendor,
        access: CXoneAccess = access(),
        clock: SetClock = SetClock()
    ) -> CXoneClient {
        CXoneClient(access: access, transport: vendor, clock: clock, logger: quiet)
    }

    static let quiet = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    static func order(list: String = "Renewals Q4", campaigns: [String] = ["Renewals PC"]) -> DialOrder {
        DialOrder(
            contactList: ContactListBinding(
                id: "00000000-0000-4000-8000-000000000000",
                name: "renewals-q4",
                provider: "cxone",
                list: list,
                campaigns: campaigns,
                division: Division(id: "Sales", name: "Sales")
            )
        )
    }

    static func call(dialing: PersonalConnectionBinding.Dialing = .skill("Renewals PC")) throws -> DialOrder {
        let line = try PhoneNumber(e164: "+12025550100")
        let connection = PersonalConnectionBinding(
            id: "12345",
            provider: "cxone",
            from: [line],
            dialing: dialing,
            division: Sample.sales
        )
        let number = try PhoneNumber(e164: "+12125550142")
        return DialOrder(call: CallOrder(connection: connection, from: line, to: number, reference: "t"))
    }

    static func skill(_ isRunning: Bool = false, strategy: String = "Personal Connection", more: String = "") -> String
    {
        """
        {"skillId":4711,"skillName":"Renewals PC","mediaTypeId":4,"isActive":true,"isOutbound":true,
        "outboundStrategy":"\(strategy)","isRunning":\(isRunning)\(more)}
        """
    }

    static func skills(_ skills: String...) -> ScriptedVendor.Answer {
        .json(#"{"totalRecords":\#(skills.count),"skills":[\#(skills.joined(separator: ","))]}"#)
    }

    static func lists(_ names: String...) -> ScriptedVendor.Answer {
        let lists = names.enumerated().map { position, name in
            #"{"listId":\#(90 + position),"listName":"\#(name)","status":"Active"}"#
        }
        return .json(#"{"totalRecords":\#(names.count),"callingLists":[\#(lists.joined(separator: ","))]}"#)
    }

    /// One list with its counts for skill 4711, and with records.
    static func list(
        _ name: String = "Renewals Q4",
        total: Int = 10,
        fresh: Int = 10,
        finalized: Int = 0,
        status: String = "Active",
        records: [String] = []
    ) -> ScriptedVendor.Answer {
        let rows = records.map { #"{"externalId":"\#($0)"}"# }.joined(separator: ",")
        return .json(
            """
            {"resultSet":{"listName":"\(name)","status":"\(status)","skills":[{"skillId":4711,"totalRecords":\(total),
            "freshRecords":\(fresh),"retriedRecords":0,"finalizedRecords":\(finalized)}],"contactRecords":[\(rows)]}}
            """
        )
    }

    static func attempts(_ externalIDs: String...) -> ScriptedVendor.Answer {
        let rows = externalIDs.map { id in
            #"{"contactId":1,"externalId":"\#(id)","dateOfCall":"2026-11-22T09:00:02Z","lastDuration":12,"systemClassName":"Live"}"#
        }
        return .json(#"{"resultSet":{"contactAttempts":[\#(rows.joined(separator: ","))]}}"#)
    }

    static func job(isComplete: Bool, more: String = "") -> ScriptedVendor.Answer {
        .json(#"{"uploadJobs":[{"jobId":"j1","listId":90,"isComplete":\#(isComplete),"isCancelled":false\#(more)}]}"#)
    }

    static func error(_ status: Int, _ error: String, _ text: String = "…") -> ScriptedVendor.Answer {
        .json(#"{"error":"\#(error)","error_description":"\#(text)"}"#, status: status)
    }

    /// The calls of the API, as the catalogue's paths with their ids and queries.
    static func calls(_ vendor: ScriptedVendor) -> [String] {
        vendor.calls.filter { $0.contains("/services/") }.map { $0.replacing(base, with: "") }
    }

    /// The calls that change something.
    static func changes(_ vendor: ScriptedVendor) -> [String] { calls(vendor).filter { !$0.hasPrefix("GET") } }

    static func permit(for order: DialOrder, trigger: String = "t") -> Permit? {
        var order = order
        order.provider = "cxone"
        let trigger = Trigger(id: trigger, order: order, cause: .caller(id: "test"), createdAt: Sample.now)
        let facts = GateFacts(trigger: trigger, now: Sample.now, windows: [:], recentDispatches: [], killSwitches: [])
        guard case .allowed(let permit, _) = Gate.standard.decide(facts) else { return nil }
        return permit
    }

    /// A call of the API as the vendor's answers are found; tokens and discovery have their own paths.
    private static func full(_ key: String) -> String {
        let parts = key.split(separator: " ", maxSplits: 1)
        let path = String(parts[1])
        let isOwn = ["/auth/", "/authentication/", "/.well-known", "/InContact", "/public", "/incontactapi"].contains {
            path.hasPrefix($0)
        }
        return "\(parts[0]) \(isOwn ? path : base + path)"
    }
}
