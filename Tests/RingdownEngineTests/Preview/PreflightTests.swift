import Foundation
import RingdownCore
import RingdownEngine
import RingdownTestKit
import Testing

@Suite("Asking vendors before there is a trigger", .timeLimit(.minutes(1)))
struct PreflightTests {
    static let order = DialOrder(contactList: Sample.binding())

    static func missing(_ confidence: Cause.Confidence) -> Explanation {
        Explanation(
            verdict: confidence == .certain ? .refused : .unknown,
            causes: [
                Cause(
                    .missingPermissionInDivision,
                    confidence,
                    evidence: [
                        Cause.Evidence("ci holds outbound:campaign:start in division Support only."),
                        Cause.Evidence(supports: false, "The division could not be seen."),
                    ],
                    fix: "Grant the role in division Sales."
                )
            ]
        )
    }

    static func preflight(_ connector: ScriptedConnector, patience: Double = 30) -> Preflight {
        var settings = Preflight.Settings()
        settings.patience = patience
        return Preflight(connectors: ["genesys": connector], clock: ManualClock(), settings: settings)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var error: ConnectorError?
        var foreseen = Explanation(verdict: .allowed, causes: [])
        var explanation = Explanation(verdict: .unknown, causes: [])
        var verdict: PreflightFinding.Verdict
        var says: String
    }

    @Test(
        "Every answer of a vendor means accepted, refused or unchecked, and says why",
        arguments: [
            Case(testDescription: "all is there", verdict: .accepted, says: "the permission for every call"),
            Case(
                testDescription: "a permission is missing for certain",
                foreseen: missing(.certain),
                verdict: .refused,
                says: "(missing-permission-in-division): ci holds outbound:campaign:start in division Support only."
            ),
            Case(
                testDescription: "a permission may be missing",
                foreseen: missing(.likely),
                verdict: .unchecked,
                says: "The division could not be seen."
            ),
            Case(
                testDescription: "reading is refused",
                error: ConnectorError(.refused, "The caller may not read.", status: 403),
                verdict: .refused,
                says: "The caller may not read."
            ),
            Case(
                testDescription: "the list is not there",
                error: ConnectorError(.notFound, "No contact list is visible.", status: 200),
                verdict: .refused,
                says: "No contact list is visible."
            ),
            Case(
                testDescription: "the campaign is stopping now",
                error: ConnectorError(.invalid, "It is stopping.", status: 200),
                explanation: Explanation(
                    verdict: .refused,
                    causes: [Cause(.invalidStateTransition, .certain, evidence: [], fix: "Wait.")]
                ),
                verdict: .unchecked,
                says: "It is stopping."
            ),
            Case(
                testDescription: "the vendor is down",
                error: ConnectorError(.unavailable, "It was not reached."),
                verdict: .unchecked,
                says: "It was not reached."
            ),
            Case(
                testDescription: "the vendor asks to slow down",
                error: ConnectorError(.rateLimited, "Slow down.", status: 429),
                verdict: .unchecked,
                says: "Slow down."
            ),
        ]
    )
    func verdicts(_ example: Case) async throws {
        let connector = ScriptedConnector(clock: ManualClock())
        if let error = example.error { connector.onPrepare(.failure(error)) }
        connector.onForesee(example.foreseen)
        connector.onExplain(example.explanation)
        let findings = await Self.preflight(connector).check([Self.order])
        let finding = try #require(findings[Self.order])
        #expect(finding.verdict == example.verdict)
        #expect(finding.sentence.contains(example.says), "\(finding.sentence)")
        #expect(connector.effects.isEmpty)
    }

    @Test("Identical orders are asked about once, and a vendor that is not configured refuses")
    func once() async throws {
        let connector = ScriptedConnector(clock: ManualClock())
        let elsewhere = DialOrder(contactList: Sample.binding(provider: "cxone"))
        let findings = await Self.preflight(connector).check([Self.order, elsewhere, Self.order])
        #expect(connector.calls.filter { if case .prepare = $0 { true } else { false } }.count == 1)
        #expect(findings[elsewhere]?.verdict == .refused)
        #expect(findings[elsewhere]?.sentence.contains("cxone") == true)
        let call = "POST /api/v2/outbound/campaigns/{campaignId}/start on campaign \"Renewals\""
        #expect(findings[Self.order]?.calls == [call])
    }

    @Test("What dials already needs no call, and no permission")
    func dialing() async throws {
        let connector = ScriptedConnector(clock: ManualClock())
        var plan = Sample.plan()
        plan.steps = []
        connector.onPrepare(.success(plan))
        connector.onForesee(Self.missing(.certain))
        let finding = try #require(await Self.preflight(connector).check([Self.order])[Self.order])
        #expect(finding.verdict == .accepted)
        #expect(finding.sentence.contains("dialing already"))
    }

    /// A vendor that never answers.
    struct SilentConnector: Connector {
        func prepare(_ order: DialOrder) async throws(ConnectorError) -> DialPlan {
            do { try await Task.sleep(for: .seconds(3600)) } catch {}
            throw ConnectorError(.noAnswer, "cancelled")
        }

        func perform(_ plan: DialPlan, for trigger: String, permit: Permit) async throws(ConnectorError) -> Receipt {
            throw ConnectorError(.noAnswer, "silent")
        }

        func reconcile(_ intent: Intent) async throws(ConnectorError) -> Reconciliation { .unknown("silent") }

        func progress(of plan: DialPlan) async throws(ConnectorError) -> DialProgress {
            throw ConnectorError(.noAnswer, "silent")
        }

        func explain(_ error: ConnectorError) async -> Explanation { Explanation(verdict: .unknown, causes: []) }
    }

    @Test("A vendor that does not answer in time is unchecked, while the others are checked")
    func late() async throws {
        let clock = ManualClock()
        let connectors: [String: any Connector] = [
            "genesys": ScriptedConnector(clock: clock), "cxone": SilentConnector(),
        ]
        let silent = DialOrder(contactList: Sample.binding(provider: "cxone"))
        async let findings = Preflight(connectors: connectors, clock: clock).check([Self.order, silent])
        while clock.nextWakeUp == nil { await Task.yield() }
        try await clock.untilSleeping(1)
        clock.advance(by: .seconds(31))
        var answers = await findings
        #expect(answers.removeValue(forKey: silent)?.verdict == .unchecked)
        #expect(answers[Self.order]?.verdict == .accepted)
    }

    @Test("Of a whole configuration every action gets its answer, in the order of the rules")
    func book() async throws {
        let connector = ScriptedConnector(clock: ManualClock())
        let list = Sample.binding().name
        let book = RuleBook(
            rules: RuleSet([
                Rule(name: "a", then: [.trigger(contactList: list, priority: false)]),
                Rule(name: "b", then: [.trigger(contactList: "nowhere", priority: false)]),
            ]),
            contactLists: [Sample.binding()],
            windows: [:]
        )
        let report = await Self.preflight(connector).check(book)
        #expect(report.entries.map(\.rule) == ["a", "b"])
        #expect(report.entries.map { $0.finding?.verdict } == [.accepted, nil])
        #expect(report.entries[1].action == "trigger contact list nowhere")
    }
}
