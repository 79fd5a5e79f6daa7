import Foundation
import RingdownConnectors
import RingdownCore
import Testing

@Suite("Reading Genesys Cloud back", .timeLimit(.minutes(5)))
struct GenesysCloudReconcileTests {
    enum Kind: String, Sendable { case happened, partlyHappened, didNotHappen, unknown }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var before: [RemoteObject] = [Sample.target()]
        /// What the campaigns c1, c2, … answer now.
        var now: [ScriptedVendor.Answer]
        var kind: Kind
        var words: String
    }

    static let cases: [Case] = [
        Case(
            testDescription: "it is on",
            now: [.json(Sample.campaign("c1", "on", version: 8))],
            kind: .happened,
            words: "campaign Renewals is on"
        ),
        Case(
            testDescription: "it ran through",
            now: [.json(Sample.campaign("c1", "complete", version: 9))],
            kind: .happened,
            words: "is complete"
        ),
        Case(
            testDescription: "it is stopping",
            now: [.json(Sample.campaign("c1", "stopping", version: 9))],
            kind: .happened,
            words: "is stopping"
        ),
        Case(
            testDescription: "it is as before",
            now: [.json(Sample.campaign())],
            kind: .didNotHappen,
            words: "Campaign Renewals is off in version 7 as before."
        ),
        Case(
            testDescription: "it is as before, but was touched since",
            now: [.json(Sample.campaign(modified: "2026-11-22T09:00:00.500Z"))],
            kind: .unknown,
            words: "after the call was begun"
        ),
        Case(
            testDescription: "it is off in another version",
            now: [.json(Sample.campaign(version: 9, modified: "2026-11-22T08:00:00.000Z"))],
            kind: .unknown,
            words: "is off in version 9; somebody changed it before the call"
        ),
        Case(
            testDescription: "it was complete and is complete in another version",
            before: [Sample.target("c1", "complete")],
            now: [.json(Sample.campaign("c1", "complete", version: 9))],
            kind: .unknown,
            words: "version 9"
        ),
        Case(
            testDescription: "it was complete and is as before",
            before: [Sample.target("c1", "complete")],
            now: [.json(Sample.campaign("c1", "complete"))],
            kind: .didNotHappen,
            words: "complete in version 7"
        ),
        Case(
            testDescription: "it is gone",
            now: [.error(404, "resource.not.found")],
            kind: .unknown,
            words: "not shown any more"
        ),
        Case(
            testDescription: "one was started and one was not",
            before: [Sample.target(), Sample.target("c2", name: "Second")],
            now: [.json(Sample.campaign("c1", "on", version: 8)), .json(Sample.campaign("c2", name: "Second"))],
            kind: .partlyHappened,
            words: "campaign Second is off"
        ),
        Case(
            testDescription: "one was on before and one was started",
            before: [Sample.target("c1", "on"), Sample.target("c2", name: "Second")],
            now: [.empty(500), .json(Sample.campaign("c2", "on", version: 8, name: "Second"))],
            kind: .happened,
            words: "campaign Renewals already on"
        ),
    ]

    @Test("tells whether a start happened, and only where that can be told", arguments: cases)
    func reconcile(_ wanted: Case) async throws {
        var answers: [String: [ScriptedVendor.Answer]] = [:]
        for (position, answer) in wanted.now.enumerated() {
            answers["GET /api/v2/outbound/campaigns/c\(position + 1)"] = [answer]
        }
        let vendor = ScriptedVendor(answers)
        var plan = Sample.plan()
        plan.campaigns = wanted.before
        plan.steps = wanted.before.filter { $0.status != "on" }
            .map { DialPlan.Step(operation: Sample.operation, target: $0) }
        let intent = Intent(id: "i", at: Sample.now, plan: plan)
        let (kind, words): (Kind, String) =
            switch try await Sample.connector(vendor).reconcile(intent) {
            case .happened(let receipt): (.happened, receipt.accepted.joined(separator: " "))
            case .partlyHappened(_, let sentence): (.partlyHappened, sentence)
            case .didNotHappen(let sentence): (.didNotHappen, sentence)
            case .unknown(let sentence): (.unknown, sentence)
            }
        #expect(kind == wanted.kind)
        #expect(words.lowercased().contains(wanted.words.lowercased()), "\(words)")
        #expect(vendor.calls.allSatisfy { $0.hasPrefix("GET ") })
    }

    @Test("throws when the vendor does not answer")
    func unreachable() async {
        let vendor = ScriptedVendor([
            "GET /api/v2/outbound/campaigns/c1": [.failure(TransportError(.notSent, "no connection"))]
        ])
        let intent = Intent(id: "i", at: Sample.now, plan: Sample.plan(Sample.target()))
        let outcome = await Sample.outcome { () throws(ConnectorError) in
            try await Sample.connector(vendor).reconcile(intent)
        }
        #expect(outcome.error?.code == .unavailable)
    }
}
