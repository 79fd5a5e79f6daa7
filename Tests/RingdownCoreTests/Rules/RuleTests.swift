import Foundation
import RingdownCore
import Testing

@Suite("Rules")
struct RuleTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var rule: Rule
        var change: Change
        var verdict: RuleOutcome.Verdict
        /// The clause that decided; `nil` when all say yes.
        var clause: String?
    }

    static func rule(
        workspace: Pattern? = nil,
        resource: ResourcePattern? = ResourcePattern("genesyscloud_outbound_campaign.renewals"),
        actions: Set<ChangeActions>? = nil,
        from: Pattern? = .exact("off"),
        to: Pattern? = .exact("on"),
        path: String = "campaign_status",
        phase: Phase = .applied
    ) -> Rule {
        Rule(
            name: "go-live",
            workspace: workspace,
            resource: resource,
            actions: actions,
            attributes: [AttributeCondition(path: JSONPath(path) ?? JSONPath(), from: from, to: to)],
            phase: phase,
            then: [.trigger(contactList: "renewals", priority: false)]
        )
    }

    static func change(
        _ before: JSON? = ["campaign_status": "off", "name": "Renewals"],
        _ after: JSON? = ["campaign_status": "on", "name": "Renewals"],
        _ edit: (inout Change) -> Void = { _ in }
    ) -> Change {
        var change = Change(
            address: "genesyscloud_outbound_campaign.renewals",
            type: "genesyscloud_outbound_campaign",
            name: "renewals",
            actions: .update,
            before: before,
            after: after,
            phase: .applied,
            origin: ChangeOrigin(source: "test", workspace: "prod", revision: "2026-11-22T09:00:00Z")
        )
        edit(&change)
        return change
    }

    static let cases: [Case] = [
        Case(testDescription: "from and to fit", rule: rule(), change: change(), verdict: .matched),
        Case(
            testDescription: "another value before",
            rule: rule(from: .exact("complete")),
            change: change(),
            verdict: .notMatched,
            clause: "attribute campaign_status"
        ),
        Case(
            testDescription: "another value after",
            rule: rule(),
            change: change(["campaign_status": "off"], ["campaign_status": "complete"]),
            verdict: .notMatched,
            clause: "attribute campaign_status"
        ),
        Case(
            testDescription: "a value that did not change",
            rule: rule(from: nil),
            change: change(["campaign_status": "on"], ["campaign_status": "on", "name": "New"]),
            verdict: .notMatched,
            clause: "attribute campaign_status"
        ),
        Case(
            testDescription: "created already on has nothing before",
            rule: rule(from: .exists(false)),
            change: change(nil) { $0.actions = .create },
            verdict: .matched
        ),
        Case(
            testDescription: "a text is not a boolean",
            rule: rule(to: .exact(true)),
            change: change(),
            verdict: .notMatched,
            clause: "attribute campaign_status"
        ),
        Case(
            testDescription: "numbers are compared by value",
            rule: rule(from: .exact(1), to: .exact(2), path: "lines"),
            change: change(["lines": .number(JSONNumber(validText: "1.0"))], ["lines": 2]),
            verdict: .matched
        ),
        Case(
            testDescription: "any of several",
            rule: rule(from: .anyOf([.exact("complete"), .exact("off")])),
            change: change(),
            verdict: .matched
        ),
        Case(testDescription: "a glob", rule: rule(to: .glob(Glob("o?"))), change: change(), verdict: .matched),
        Case(
            testDescription: "a path into a list",
            rule: rule(path: "phones[1].name"),
            change: change(
                ["phones": [["name": "x"], ["name": "off"]]],
                ["phones": [["name": "x"], ["name": "on"]]]
            ),
            verdict: .matched
        ),
        Case(
            testDescription: "a value unknown until apply waits",
            rule: rule(),
            change: change(["campaign_status": "off"], [:]) { $0.unknown = ["campaign_status": true] },
            verdict: .waiting,
            clause: "attribute campaign_status"
        ),
        Case(
            testDescription: "an unknown value does not hide another before",
            rule: rule(from: .exact("complete")),
            change: change(["campaign_status": "off"], [:]) { $0.unknown = ["campaign_status": true] },
            verdict: .notMatched,
            clause: "attribute campaign_status"
        ),
        Case(
            testDescription: "a source without values waits",
            rule: rule(),
            change: change(nil, nil) { $0.carriesValues = false },
            verdict: .waiting,
            clause: "attribute campaign_status"
        ),
        Case(
            testDescription: "another phase",
            rule: rule(),
            change: change { $0.phase = .planned },
            verdict: .notMatched,
            clause: "phase"
        ),
        Case(
            testDescription: "another workspace",
            rule: rule(workspace: .glob(Glob("stag*"))),
            change: change(),
            verdict: .notMatched,
            clause: "workspace"
        ),
        Case(
            testDescription: "another action",
            rule: rule(actions: [.create]),
            change: change(),
            verdict: .notMatched,
            clause: "action"
        ),
        Case(
            testDescription: "a no-op is no change",
            rule: Rule(name: "any", then: []),
            change: change { $0.actions = .noOp },
            verdict: .notMatched,
            clause: "action"
        ),
        Case(
            testDescription: "an address means every instance",
            rule: rule(),
            change: change {
                $0.address += "[\"de\"]"
                $0.index = "de"
            },
            verdict: .matched
        ),
        Case(
            testDescription: "a type means every module",
            rule: rule(resource: ResourcePattern("genesyscloud_outbound_campaign")),
            change: change { $0.address = "module.eu.\($0.address)" },
            verdict: .matched
        ),
        Case(
            testDescription: "a glob over addresses",
            rule: rule(resource: ResourcePattern("module.*.genesyscloud_outbound_campaign.*")),
            change: change { $0.address = "module.eu.\($0.address)" },
            verdict: .matched
        ),
    ]

    @Test("a rule answers clause by clause", arguments: cases)
    func answers(_ example: Case) {
        let outcome = example.rule.evaluate(example.change)
        #expect(outcome.verdict == example.verdict)
        #expect(outcome.findings.first { $0.outcome != .yes }?.clause == example.clause)
    }

    @Test("the index gives the same answer as asking every rule", arguments: cases)
    func index(_ example: Case) {
        let others = (0..<50).map { Rule(name: "r\($0)", resource: .address("a.b\($0)"), then: []) }
        let outcomes = RuleSet(others + [example.rule]).outcomes(for: example.change)
        let verdict = outcomes.first { $0.rule == example.rule.name }?.verdict ?? .notMatched
        #expect(verdict == example.verdict)
        #expect(outcomes.count <= 1)
    }

    @Test("a sensitive value is compared and never shown, in clear and as a digest")
    func sensitive() {
        let rule = Self.rule(from: .exact("s3cret-old"), to: .exact("s3cret-new"), path: "token")
        let clear = Self.change(["token": "s3cret-old"], ["token": "s3cret-new"]) {
            $0.beforeSensitive = ["token": true]
            $0.afterSensitive = ["token": true]
        }
        let digest: (JSON) -> String = { value in
            "digest:\(value.text().utf8.reduce(0) { $0 &* 31 &+ Int($1) })"
        }
        let redacted = clear.redacted(digest)
        for outcome in [rule.evaluate(clear), rule.evaluate(redacted, digest: digest)] {
            #expect(outcome.verdict == .matched)
            #expect(!outcome.findings.contains { $0.sentence.contains("s3cret") })
        }
        let other = Self.rule(from: .exact("s3cret-else"), path: "token")
        for outcome in [other.evaluate(clear), other.evaluate(redacted, digest: digest)] {
            #expect(outcome.verdict == .notMatched)
            #expect(!outcome.findings.contains { $0.sentence.contains("s3cret") })
        }
        #expect(!JSON.object(["b": redacted.before ?? .null, "a": redacted.after ?? .null]).text().contains("s3cret"))
    }

    @Test("one document gives one identity and another run another")
    func identity() {
        #expect(Self.change().identity == Self.change().identity)
        let others: [(inout Change) -> Void] = [
            { $0.origin.revision = "2026-11-22T10:00:00Z" }, { $0.origin.workspace = "staging" },
            { $0.phase = .planned }, { $0.origin.serial = 4 }, { $0.deposed = "byebye" },
            { $0.after = ["campaign_status": "off"] },
        ]
        for edit in others {
            #expect(Self.change(Self.change().before, Self.change().after, edit).identity != Self.change().identity)
        }
    }

    @Test(
        "a glob fits the whole text",
        arguments: [
            ("*", "", true), ("a*c", "abbc", true), ("a*c", "abcd", false), ("?", "", false), ("a**b", "ab", true),
            ("*a*b*", "xxaxxbxx", true), ("", "", true), ("", "a", false),
        ]
    )
    func globs(_ pattern: String, _ text: String, _ fits: Bool) {
        #expect(Glob(pattern).matches(text) == fits)
    }
}
