import Foundation
import RingdownConnectors
import RingdownCore
import Testing

/// One call on Genesys Cloud: a contact on the connection's list, dialed by its campaign.
@Suite("A single call at Genesys Cloud", .timeLimit(.minutes(5)))
struct GenesysCloudCallTests {
    static let lists = "GET /api/v2/outbound/contactlists"
    static let campaigns = "GET /api/v2/outbound/campaigns"
    static let contact = "GET /api/v2/outbound/contactlists/\(Sample.listID)/contacts/t"
    static let add = "POST /api/v2/outbound/contactlists/\(Sample.listID)/contacts"
    static let start = "POST /api/v2/outbound/campaigns/c1/start"
    static let size = "GET /api/v2/outbound/contactlists/\(Sample.listID)"
    static let addOperation = "POST /api/v2/outbound/contactlists/{contactListId}/contacts"
    static let line = #","callerAddress":"+12025550100","phoneColumns":[{"columnName":"Cell"},{"columnName":"Home"}]"#
    static let absent = ScriptedVendor.Answer.error(404, "contact.not.found")
    static let undialed = ScriptedVendor.Answer.json(#"{"id":"t","data":{"Cell":"+12125550142"},"callable":true}"#)

    static func number(_ text: String) throws -> PhoneNumber { try PhoneNumber(e164: text) }

    static func order(
        from: String = "+12025550100",
        dialing: PersonalConnectionBinding.Dialing = .campaign("Renewals", list: "Renewals Q4")
    ) throws -> DialOrder {
        let connection = PersonalConnectionBinding(
            id: "12345",
            name: "renewals-line",
            provider: "genesys",
            from: [try number("+12025550100"), try number("+12025550101")],
            dialing: dialing,
            division: Sample.sales
        )
        return DialOrder(
            call: CallOrder(
                connection: connection,
                from: try number(from),
                to: try number("+12125550142"),
                reference: "t"
            )
        )
    }

    static func record(_ result: String? = nil) -> ScriptedVendor.Answer {
        let result = result.map { #","lastResult":"\#($0)""# } ?? ""
        return .json(
            #"{"id":"t","data":{"Cell":"+12125550142"},"#
                + #""callRecords":{"Cell":{"lastAttempt":"2026-11-22T09:00:02.000Z"\#(result)}}}"#
        )
    }

    static func vendor(
        _ status: String,
        contact: ScriptedVendor.Answer = absent,
        more: [String: [ScriptedVendor.Answer]] = [:]
    ) -> ScriptedVendor {
        let answers = [
            lists: [Sample.listing(Sample.list())],
            campaigns: [Sample.listing(Sample.campaign("c1", status, more: line))],
            Self.contact: [contact],
        ]
        return ScriptedVendor(answers.merging(more) { $1 })
    }

    static func plan(_ status: String = "off", steps: [String]) throws -> DialPlan {
        let target = Sample.target("c1", status)
        let contact = RemoteObject(kind: "contact", id: "t", name: "+•••••••0142", division: Sample.sales)
        return DialPlan(
            contactList: RemoteObject(
                kind: "contact list",
                id: Sample.listID,
                name: "Renewals Q4",
                division: Sample.sales
            ),
            steps: steps.map { DialPlan.Step(operation: $0, target: $0 == addOperation ? contact : target) },
            campaigns: [target],
            contact: DialPlan.PlannedContact(id: "t", column: "Cell", number: try number("+12125550142"))
        )
    }

    struct Prepared: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var status: String
        var contact = GenesysCloudCallTests.absent
        var size: Int?
        var steps: [String]
    }

    static let prepared = [
        Prepared(testDescription: "off: add and start", status: "off", steps: [addOperation, Sample.operation]),
        Prepared(testDescription: "on: only add", status: "on", steps: [addOperation]),
        Prepared(
            testDescription: "the contact is there, the campaign is off: only start",
            status: "off",
            contact: undialed,
            steps: [Sample.operation]
        ),
        Prepared(testDescription: "both are there: nothing", status: "on", contact: undialed, steps: []),
        Prepared(
            testDescription: "it was dialed and the campaign is complete: nothing",
            status: "complete",
            contact: record("ININ-OUTBOUND-BUSY"),
            steps: []
        ),
        Prepared(
            testDescription: "complete over an empty list: add and start",
            status: "complete",
            size: 0,
            steps: [addOperation, Sample.operation]
        ),
        Prepared(
            testDescription: "complete over a list with this contact alone: start",
            status: "complete",
            contact: undialed,
            size: 1,
            steps: [Sample.operation]
        ),
    ]

    @Test("What is planned is what is not there yet", arguments: prepared)
    func prepare(_ prepared: Prepared) async throws {
        var more: [String: [ScriptedVendor.Answer]] = [:]
        if let size = prepared.size { more[Self.size] = [.json(#"{"id":"\#(Sample.listID)","size":\#(size)}"#)] }
        let vendor = Self.vendor(prepared.status, contact: prepared.contact, more: more)
        let order = try Self.order()
        let plan = try await Sample.connector(vendor).prepare(order)
        #expect(plan.steps.map(\.operation) == prepared.steps)
        #expect(
            plan.contact == DialPlan.PlannedContact(id: "t", column: "Cell", number: try Self.number("+12125550142"))
        )
        #expect(plan.campaigns.map(\.id) == ["c1"])
        #expect(plan.contactList.id == Sample.listID)
        #expect(vendor.requests.allSatisfy { $0.method == "GET" || $0.url.contains("/oauth/token") })
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var order: @Sendable () throws -> DialOrder = { try GenesysCloudCallTests.order() }
        var status = "off"
        var more: [String: [ScriptedVendor.Answer]] = [:]
        var code: ConnectorError.Code
        var words: String
    }

    static let refused = [
        Refused(
            testDescription: "a skill",
            order: { try order(dialing: .skill("Renewals PC")) },
            code: .misconfigured,
            words: "names a skill"
        ),
        Refused(
            testDescription: "another number than the campaign shows",
            order: { try order(from: "+12025550101") },
            code: .invalid,
            words: "shows +12025550100 to whom it calls, not +12025550101"
        ),
        Refused(
            testDescription: "a complete campaign whose other contacts would be called again",
            status: "complete",
            more: [size: [.json(#"{"id":"l","size":3}"#)]],
            code: .invalid,
            words: "would call the 3 other contacts"
        ),
        Refused(
            testDescription: "a campaign without a phone column",
            more: [campaigns: [Sample.listing(Sample.campaign("c1", "off"))]],
            code: .invalid,
            words: "has no phone column"
        ),
        Refused(
            testDescription: "a campaign that is stopping",
            more: [campaigns: [Sample.listing(Sample.campaign("c1", "stopping", more: line))]],
            code: .invalid,
            words: "is stopping"
        ),
        Refused(
            testDescription: "another campaign than the list's",
            order: { try order(dialing: .campaign("Renewal", list: "Renewals Q4")) },
            code: .notFound,
            words: "No visible campaign \"Renewal\""
        ),
        Refused(
            testDescription: "no right to read contacts",
            more: [contact: [.error(403, "missing.any.permissions")]],
            code: .refused,
            words: "answered 403"
        ),
    ]

    @Test("What cannot be placed is refused before anything is added", arguments: refused)
    func refuse(_ refused: Refused) async throws {
        let vendor = Self.vendor(refused.status, more: refused.more)
        let order = try refused.order()
        let error = try #require(
            await Sample.outcome { () throws(ConnectorError) in try await Sample.connector(vendor).prepare(order) }
                .error
        )
        #expect(error.code == refused.code)
        #expect(error.message.contains(refused.words), "\(error.message)")
        #expect(vendor.requests.allSatisfy { $0.method == "GET" || $0.url.contains("/oauth/token") })
    }

    @Test("It is performed by adding the contact first in line and never re-queueing it, then by the start")
    func perform() async throws {
        let vendor = ScriptedVendor([
            Self.add: [.json(#"[{"id":"t","data":{"Cell":"+12125550142"}}]"#)], Self.start: [.empty(204)],
        ])
        let plan = try Self.plan(steps: [Self.addOperation, Sample.operation])
        let receipt = try await Sample.connector(vendor).perform(plan, for: "t", permit: #require(Sample.permit()))
        #expect(
            vendor.calls == ["\(Self.add)?priority=true&clearSystemData=false&doNotQueue=true", Self.start]
        )
        let body = try JSON(parsing: try #require(vendor.requests.first { $0.url.contains("/contacts?") }?.body))
        #expect(
            body == [["id": "t", "contactListId": .string(Sample.listID), "data": ["Cell": "+12125550142"]]]
        )
        #expect(
            receipt.accepted == ["put +•••••••0142 first on list Renewals Q4", "started campaign Renewals"]
        )
    }

    @Test("A start that fails leaves the added contact among what was accomplished")
    func startFails() async throws {
        let vendor = ScriptedVendor([
            Self.add: [.json(#"[{"id":"t"}]"#)], Self.start: [.failure(TransportError(.lost, "reset"))],
        ])
        let plan = try Self.plan(steps: [Self.addOperation, Sample.operation])
        let permit = try #require(Sample.permit())
        let error = try #require(
            await Sample.outcome { () throws(ConnectorError) in
                try await Sample.connector(vendor).perform(plan, for: "t", permit: permit)
            }.error
        )
        #expect(error.code == .noAnswer)
        #expect(error.accomplished.map(\.id) == ["t"])
        #expect(plan.without(error.accomplished).steps.map(\.operation) == [Sample.operation])
    }

    @Test("A contact that the platform kept under another id is in doubt, not done")
    func otherID() async throws {
        let vendor = ScriptedVendor([Self.add: [.json(#"[{"id":"x"}]"#)]])
        let plan = try Self.plan("on", steps: [Self.addOperation])
        let permit = try #require(Sample.permit())
        let error = try #require(
            await Sample.outcome { () throws(ConnectorError) in
                try await Sample.connector(vendor).perform(plan, for: "t", permit: permit)
            }.error
        )
        #expect(error.code == .noAnswer)
    }

    @Test("Without a permit nothing is sent")
    func noPermit() async throws {
        let vendor = ScriptedVendor()
        let plan = try Self.plan(steps: [Self.addOperation, Sample.operation])
        let permit = try #require(Sample.permit(trigger: "another"))
        let error = try #require(
            await Sample.outcome { () throws(ConnectorError) in
                try await Sample.connector(vendor).perform(plan, for: "t", permit: permit)
            }.error
        )
        #expect(error.code == .notPermitted)
        #expect(vendor.calls.isEmpty)
    }

    struct Readback: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var contact: ScriptedVendor.Answer
        var campaign = ScriptedVendor.Answer.json(Sample.campaign())
        var steps = [addOperation, Sample.operation]
        var finding: @Sendable (Reconciliation) -> Bool
    }

    static let readbacks = [
        Readback(testDescription: "nothing is there", contact: absent) {
            if case .didNotHappen = $0 { true } else { false }
        },
        Readback(testDescription: "the contact is there, the campaign is off", contact: undialed) {
            if case .partlyHappened(let done, _) = $0 { done.map(\.kind) == ["contact"] } else { false }
        },
        Readback(
            testDescription: "the contact is there, the campaign is on",
            contact: undialed,
            campaign: .json(Sample.campaign("c1", "on", version: 8))
        ) { if case .happened = $0 { true } else { false } },
        Readback(
            testDescription: "the contact is not there, the campaign is on",
            contact: absent,
            campaign: .json(Sample.campaign("c1", "on", version: 8))
        ) { if case .partlyHappened(let done, _) = $0 { done.map(\.kind) == ["campaign"] } else { false } },
        Readback(
            testDescription: "it was called, whatever became of the campaign",
            contact: record("ININ-OUTBOUND-BUSY"),
            campaign: .json(Sample.campaign("c1", "off", version: 99))
        ) { if case .happened(let receipt) = $0 { receipt.accepted[0].contains("was called at") } else { false } },
        Readback(
            testDescription: "only the contact was to be added, and is there",
            contact: undialed,
            steps: [addOperation]
        ) {
            if case .happened = $0 { true } else { false }
        },
        Readback(
            testDescription: "only the contact was to be added, and is not there",
            contact: absent,
            steps: [addOperation]
        ) { if case .didNotHappen = $0 { true } else { false } },
    ]

    @Test("After an answer that never came the contact is read back by its id", arguments: readbacks)
    func reconcile(_ readback: Readback) async throws {
        let vendor = ScriptedVendor([
            Self.contact: [readback.contact], "GET /api/v2/outbound/campaigns/c1": [readback.campaign],
        ])
        let intent = Intent(id: "i", at: Sample.now, plan: try Self.plan(steps: readback.steps))
        let found = try await Sample.connector(vendor).reconcile(intent)
        #expect(readback.finding(found), "\(found)")
        #expect(vendor.requests.allSatisfy { $0.method == "GET" || $0.url.contains("/oauth/token") })
    }

    struct Shown: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var contact: ScriptedVendor.Answer
        var status = "on"
        var stage: DialProgress.Stage
        var reason: DialProgress.ReasonCode?
        var result: String?
    }

    static let shown = [
        Shown(
            testDescription: "it ended",
            contact: record("ININ-OUTBOUND-BUSY"),
            stage: .finished,
            result: "ININ-OUTBOUND-BUSY"
        ),
        Shown(testDescription: "it goes on", contact: record(), stage: .dialing),
        Shown(testDescription: "it waits for agents", contact: undialed, stage: .waiting, reason: .noAgentsOnQueue),
        Shown(
            testDescription: "its number may not be called",
            contact: .json(#"{"id":"t","callable":true,"phoneNumberStatus":{"Cell":{"callable":false}}}"#),
            stage: .waiting,
            reason: .allContactsBlocked
        ),
        Shown(testDescription: "it was deleted", contact: absent, stage: .waiting, reason: .listExhausted),
        Shown(
            testDescription: "the campaign ended without it",
            contact: undialed,
            status: "complete",
            stage: .waiting,
            reason: .listExhausted
        ),
    ]

    @Test("It is done when its own record shows it, and waits for a reason until then", arguments: shown)
    func progress(_ shown: Shown) async throws {
        let path = "GET /api/v2/outbound/campaigns/c1"
        let vendor = ScriptedVendor([
            Self.contact: [shown.contact],
            path: [.json(Sample.campaign("c1", shown.status, version: 9))],
            "\(path)/progress": [.json(#"{"numberOfContactsCalled":0,"totalNumberOfContacts":1}"#)],
            "\(path)/diagnostics": [
                .json(
                    #"{"outstandingInteractionsCount":0,"idleAgents":0,"queueUtilizationDiagnostic":"#
                        + #"{"queue":{"id":"q","name":"Sales Queue"},"usersOnQueue":0}}"#
                )
            ],
        ])
        let progress = try await Sample.connector(vendor)
            .progress(of: Self.plan(steps: [Self.addOperation, Sample.operation]))
        #expect(progress.stage == shown.stage)
        #expect(progress.reasons.first?.code == shown.reason)
        #expect(progress.call?.result == shown.result)
        #expect((progress.call != nil) == (shown.stage == .finished || shown.stage == .dialing))
    }
}
