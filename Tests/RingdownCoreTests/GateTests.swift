import Foundation
import RingdownCore
import Testing

@Suite("The gate")
struct GateTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var clauses: [GateClause] = []
        var deadline: String?
        var approval: Trigger.Approval?
        var recent: [String] = []
        var killSwitches: [KillSwitch] = []
        var verdict: String
        var codes: [GateFinding.Code] = []
    }

    /// A Monday, 10:00 in Berlin.
    static let now = Date(timeIntervalSince1970: 1_795_424_400)

    static func window(_ from: String, _ to: String) -> Window? {
        guard let from = Window.TimeOfDay(from), let to = Window.TimeOfDay(to) else { return nil }
        return Window(zone: "Europe/Berlin", days: [.mon], from: from, to: to)
    }

    static let windows = ["open": window("09:00", "18:00"), "later": window("11:00", "18:00")].compactMapValues { $0 }

    static let cases: [Case] = [
        Case(testDescription: "nothing stands in the way", verdict: "allowed"),
        Case(testDescription: "inside its window", clauses: [.window("open")], verdict: "allowed", codes: [.window]),
        Case(
            testDescription: "outside its window it is held until the window opens",
            clauses: [.window("later")],
            verdict: "held 2026-11-23T10:00:00Z",
            codes: [.window]
        ),
        Case(
            testDescription: "an unknown window refuses",
            clauses: [.window("gone")],
            verdict: "refused",
            codes: [.unknownWindow]
        ),
        Case(
            testDescription: "a clause that no rule understands refuses",
            clauses: [.unknown("moonPhase")],
            verdict: "refused",
            codes: [.unknownClause]
        ),
        Case(
            testDescription: "a limit of zero is understood by no rule",
            clauses: [.atMost(times: 0, seconds: 60)],
            verdict: "refused",
            codes: [.unknownClause]
        ),
        Case(
            testDescription: "under its limit",
            clauses: [.atMost(times: 2, seconds: 3600)],
            recent: ["2026-11-23T08:30:00Z"],
            verdict: "allowed",
            codes: [.frequency]
        ),
        Case(
            testDescription: "at its limit it is held until the oldest falls out",
            clauses: [.atMost(times: 2, seconds: 3600)],
            recent: ["2026-11-23T08:50:00Z", "2026-11-23T08:30:00Z"],
            verdict: "held 2026-11-23T09:30:00Z",
            codes: [.frequency]
        ),
        Case(
            testDescription: "dispatches before the period do not count",
            clauses: [.atMost(times: 1, seconds: 3600)],
            recent: ["2026-11-23T08:00:00Z"],
            verdict: "allowed",
            codes: [.frequency]
        ),
        Case(
            testDescription: "without approval it waits for a person",
            clauses: [.approval],
            verdict: "held",
            codes: [.approval]
        ),
        Case(
            testDescription: "approved",
            clauses: [.approval],
            approval: Trigger.Approval(by: "ada", at: now),
            verdict: "allowed",
            codes: [.approval]
        ),
        Case(
            testDescription: "after its deadline",
            deadline: "2026-11-23T08:59:00Z",
            verdict: "refused",
            codes: [.deadline]
        ),
        Case(
            testDescription: "a kill switch for all",
            killSwitches: [KillSwitch(provider: nil, by: "ada", reason: "incident", since: now)],
            verdict: "held",
            codes: [.killSwitch]
        ),
        Case(
            testDescription: "a kill switch for another provider",
            killSwitches: [KillSwitch(provider: "cxone", by: "ada", reason: "incident", since: now)],
            verdict: "allowed"
        ),
        Case(
            testDescription: "a hold without an end outweighs one with an end",
            clauses: [.window("later"), .approval],
            verdict: "held",
            codes: [.approval, .window]
        ),
        Case(
            testDescription: "two holds end at the later one",
            clauses: [.window("later"), .atMost(times: 1, seconds: 7200)],
            recent: ["2026-11-23T08:59:00Z"],
            verdict: "held 2026-11-23T10:59:00Z",
            codes: [.window, .frequency]
        ),
        Case(
            testDescription: "a refusal outweighs a hold",
            clauses: [.approval, .window("gone")],
            verdict: "refused",
            codes: [.approval, .unknownWindow]
        ),
    ]

    static func trigger(_ clauses: [GateClause] = []) -> Trigger {
        let list = ContactListBinding(
            id: "l",
            name: "renewals",
            provider: "local",
            list: "Renewals Q4",
            division: Division(id: "Sales", name: "Sales")
        )
        return Trigger(
            id: "t",
            order: DialOrder(contactList: list),
            cause: .caller(id: "ci"),
            clauses: clauses,
            createdAt: now
        )
    }

    @Test("a verdict follows from the facts", arguments: cases)
    func decides(_ example: Case) throws {
        var trigger = Self.trigger(example.clauses)
        trigger.deadline = try example.deadline.map { try Date($0, strategy: .iso8601) }
        trigger.approval = example.approval
        let facts = GateFacts(
            trigger: trigger,
            now: Self.now,
            windows: Self.windows,
            recentDispatches: try example.recent.map { try Date($0, strategy: .iso8601) },
            killSwitches: example.killSwitches
        )
        let verdict = Gate.standard.decide(facts)
        let said =
            switch verdict {
            case .allowed: "allowed"
            case .held(let until, _): until.map { "held \($0.iso8601)" } ?? "held"
            case .refused: "refused"
            }
        #expect(said == example.verdict)
        #expect(verdict.findings.map(\.code) == example.codes)
    }

    @Test("a gate without rules refuses")
    func empty() {
        let facts = GateFacts(
            trigger: Self.trigger(),
            now: Self.now,
            windows: [:],
            recentDispatches: [],
            killSwitches: []
        )
        guard case .refused(let findings) = Gate(rules: []).decide(facts) else {
            Issue.record("an empty gate let something through")
            return
        }
        #expect(findings.map(\.code) == [.noRules])
    }

    @Test("a permit covers its own trigger and provider for a second, whichever way the clock is put")
    func permit() throws {
        let facts = GateFacts(
            trigger: Self.trigger(),
            now: Self.now,
            windows: [:],
            recentDispatches: [],
            killSwitches: []
        )
        guard case .allowed(let permit, _) = Gate.standard.decide(facts) else {
            Issue.record("nothing stands in the way, and yet there is no permit")
            return
        }
        #expect(permit.covers(trigger: "t", provider: "local", at: Self.now.addingTimeInterval(0.9)))
        for seconds in [1, 3600, -1, -3600.0] {
            #expect(!permit.covers(trigger: "t", provider: "local", at: Self.now.addingTimeInterval(seconds)))
        }
        #expect(!permit.covers(trigger: "other", provider: "local", at: Self.now))
        #expect(!permit.covers(trigger: "t", provider: "genesys", at: Self.now))
    }
}
