import RingdownCore
import Testing

@Suite("Conditions put together")
struct ConditionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var condition: Condition
        var change: Change = RuleTests.change()
        var verdict: RuleOutcome.Verdict
        /// The clause that decided; `nil` when the rule matches.
        var deciding: String?
    }

    static func becomes(_ value: JSON, at path: String = "campaign_status") -> Condition {
        .attribute(AttributeCondition(path: JSONPath(path) ?? JSONPath(), to: .exact(value)))
    }

    static func holds(_ pattern: Pattern, at path: String) -> Condition {
        .attribute(AttributeCondition(path: JSONPath(path) ?? JSONPath(), holds: pattern))
    }

    /// A change whose status is known and whose number of lines is not.
    static let halfKnown = RuleTests.change(["campaign_status": "off", "lines": 1], ["campaign_status": "on"]) {
        $0.unknown = ["lines": true]
    }

    /// What an apply stream says without its plan.
    static func alone(_ actions: ChangeActions) -> Change {
        RuleTests.change(nil, nil) {
            $0.carriesValues = false
            $0.actions = actions
        }
    }

    /// An output that an apply stream shows without its plan.
    static let output = Change(
        address: "output.ready",
        kind: .output,
        type: "",
        name: "ready",
        actions: .update,
        after: true,
        carriesValues: false,
        phase: .applied,
        origin: ChangeOrigin(source: "test")
    )

    static let cases: [Case] = [
        Case(testDescription: "one of two", condition: .any([becomes("on"), becomes("done")]), verdict: .matched),
        Case(
            testDescription: "none of two",
            condition: .any([becomes("off"), becomes("done")]),
            verdict: .notMatched,
            deciding: "any › attribute campaign_status"
        ),
        Case(
            testDescription: "one of one that holds and one that is unknown",
            condition: .any([becomes(2, at: "lines"), becomes("on")]),
            change: halfKnown,
            verdict: .matched
        ),
        Case(
            testDescription: "one of one that does not hold and one that is unknown",
            condition: .any([becomes("done"), becomes(2, at: "lines")]),
            change: halfKnown,
            verdict: .waiting,
            deciding: "any › attribute lines"
        ),
        Case(
            testDescription: "all of one that does not hold and one that is unknown",
            condition: .all([becomes(2, at: "lines"), becomes("done")]),
            change: halfKnown,
            verdict: .notMatched,
            deciding: "all › attribute campaign_status"
        ),
        Case(
            testDescription: "not what holds",
            condition: .not(becomes("on")),
            verdict: .notMatched,
            deciding: "not › attribute campaign_status"
        ),
        Case(testDescription: "not what does not hold", condition: .not(becomes("done")), verdict: .matched),
        Case(
            testDescription: "not what is unknown",
            condition: .not(becomes(2, at: "lines")),
            change: halfKnown,
            verdict: .waiting,
            deciding: "not › attribute lines"
        ),
        Case(
            testDescription: "anything but, of what is unknown",
            condition: holds(.anythingBut(.exact(2)), at: "lines"),
            change: halfKnown,
            verdict: .waiting,
            deciding: "attribute lines"
        ),
        Case(
            testDescription: "a value that did not change",
            condition: holds(.exact("Renewals"), at: "name"),
            verdict: .matched
        ),
        Case(
            testDescription: "another workspace",
            condition: .not(.workspace(.glob(Glob("pro*")))),
            verdict: .notMatched,
            deciding: "not › workspace"
        ),
        Case(
            testDescription: "any of several resources",
            condition: .any([.resource(ResourcePattern("a.b")), .resource(ResourcePattern("*.renewals"))]),
            verdict: .matched
        ),
        Case(
            testDescription: "an action that the source does not say",
            condition: .action([.update]),
            change: RuleTests.change { $0.actions = .unknown },
            verdict: .waiting,
            deciding: "action"
        ),
        Case(
            testDescription: "what was before is not absent where the source does not carry it",
            condition: .attribute(AttributeCondition(path: JSONPath([.member("a")]), from: .exists(false))),
            change: alone(.update),
            verdict: .waiting,
            deciding: "attribute a"
        ),
        Case(
            testDescription: "not even when it is negated",
            condition: .attribute(
                AttributeCondition(path: JSONPath([.member("a")]), from: .anythingBut(.exact("on")))
            ),
            change: alone(.replace),
            verdict: .waiting,
            deciding: "attribute a"
        ),
        Case(
            testDescription: "what was created had been nothing, whatever the source carries",
            condition: .attribute(AttributeCondition(path: JSONPath([.member("a")]), from: .exact("off"))),
            change: alone(.create),
            verdict: .notMatched,
            deciding: "attribute a"
        ),
        Case(
            testDescription: "what was deleted is nothing, whatever the source carries",
            condition: .attribute(AttributeCondition(path: JSONPath([.member("a")]), to: .exact("on"))),
            change: alone(.delete),
            verdict: .notMatched,
            deciding: "attribute a"
        ),
        Case(
            testDescription: "an updated output whose new value alone is shown",
            condition: .attribute(AttributeCondition(path: JSONPath(), to: .exact(true))),
            change: output,
            verdict: .matched
        ),
        Case(
            testDescription: "an updated output that had been something that is not shown",
            condition: .attribute(AttributeCondition(path: JSONPath(), from: .exact(false), to: .exact(true))),
            change: output,
            verdict: .waiting,
            deciding: "value"
        ),
    ]

    static func rule(_ condition: Condition) -> Rule { Rule(name: "combined", conditions: [condition], then: []) }

    @Test("combinations are answered with three values, and say what decided", arguments: cases)
    func answers(_ example: Case) {
        let outcome = Self.rule(example.condition).evaluate(example.change)
        #expect(outcome.verdict == example.verdict)
        #expect(outcome.deciding?.clause == example.deciding)
    }

    @Test("the index leaves none out that matches or waits", arguments: cases)
    func index(_ example: Case) {
        let verdict = RuleSet([Self.rule(example.condition)]).outcomes(for: example.change).first?.verdict
        #expect(verdict ?? .notMatched == example.verdict)
    }

    @Test("a drifted change is matched by the rules for drift alone")
    func drift() {
        let drifted = RuleTests.change { $0.phase = .drifted }
        var rule = Self.rule(Self.becomes("on"))
        #expect(rule.evaluate(drifted).verdict == .notMatched)
        rule.phase = .drifted
        #expect(rule.evaluate(drifted).verdict == .matched)
        #expect(rule.evaluate(RuleTests.change()).deciding?.clause == "phase")
    }

    @Test("every part of a combination is listed behind it")
    func flattened() {
        let condition = Condition.any([Self.becomes("done"), .not(.workspace(.exact("prod")))])
        let clauses = Self.rule(condition).evaluate(RuleTests.change()).flattened.map(\.clause)
        #expect(
            clauses == [
                "phase", "action", "any", "any › attribute campaign_status", "any › not", "any › not › workspace",
            ]
        )
    }
}
