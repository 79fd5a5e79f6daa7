import RingdownCore
import Testing

@testable import RingdownCommands

@Suite("Conditions in the rules file")
struct RuleConditionTests {
    /// A file with one rule whose `when` is given.
    static func file(_ when: String) -> String {
        let lines = when.split(separator: "\n", omittingEmptySubsequences: false).map { "      \($0)" }
        return """
            providers:
              local: { kind: exchange }
            contactLists:
              - { name: renewals, provider: local, list: Renewals, division: Sales }
            rules:
              - name: r
                do: [ { trigger: { contactList: renewals } } ]
                when:
            \(lines.joined(separator: "\n"))
            """
    }

    static func rule(_ when: String) throws -> Rule {
        try #require(try Configuration.read(file(when), file: "r.yaml").book.rules["r"])
    }

    struct Written: CustomTestStringConvertible, Sendable {
        var testDescription: String { yaml }
        var yaml: String
        var pattern: Pattern
    }

    static let patterns: [Written] = [
        Written(yaml: "on", pattern: .exact("on")),
        Written(yaml: "[on, off]", pattern: .anyOf([.exact("on"), .exact("off")])),
        Written(yaml: "o*", pattern: .glob(Glob("o*"))),
        Written(yaml: "{ exactly: \"o*\" }", pattern: .exact("o*")),
        Written(yaml: "{ prefix: sales- }", pattern: .prefix("sales-")),
        Written(yaml: "{ suffix: -prod }", pattern: .suffix("-prod")),
        Written(yaml: "{ exists: false }", pattern: .exists(false)),
        Written(
            yaml: "{ numeric: [\">=\", 5, \"<\", 10.5] }",
            pattern: .numeric([
                NumericBound(.atLeast, JSONNumber(5)), NumericBound(.less, JSONNumber(validText: "10.5")),
            ])
        ),
        Written(yaml: "{ anything-but: on }", pattern: .anythingBut(.exact("on"))),
        Written(
            yaml: "{ anything-but: [on, { prefix: st }] }",
            pattern: .anythingBut(.anyOf([.exact("on"), .prefix("st")]))
        ),
        Written(
            yaml: "{ exists: true, anything-but: on }",
            pattern: .allOf([.exists(true), .anythingBut(.exact("on"))])
        ),
        Written(yaml: "{ any: [1, true] }", pattern: .anyOf([.exact(1), .exact(true)])),
    ]

    @Test("every pattern is read", arguments: patterns)
    func readsPattern(_ written: Written) throws {
        let rule = try Self.rule("attribute: { path: a, to: \(written.yaml) }")
        #expect(rule.attributes.first?.to == written.pattern)
    }

    @Test("combinations are read")
    func combinations() throws {
        let rule = try Self.rule(
            """
            workspace: contact-centre-*
            resource: [a.b, c]
            phase: drifted
            any:
              - attribute: { path: x, to: on }
              - { workspace: prod, not: { action: create } }
            not: { output: ready, attribute: { is: true } }
            """
        )
        #expect(rule.workspace == .glob(Glob("contact-centre-*")))
        #expect(rule.phase == .drifted)
        #expect(rule.resource == nil)
        let path = try #require(JSONPath("x"))
        #expect(
            rule.conditions == [
                .any([.resource(.address("a.b")), .resource(.type("c"))]),
                .any([
                    .attribute(AttributeCondition(path: path, to: .exact("on"))),
                    .all([.workspace(.exact("prod")), .not(.action([.create]))]),
                ]),
                .not(
                    .all([
                        .any([.resource(.address("output.ready"))]),
                        .attribute(AttributeCondition(path: JSONPath(), holds: .exact(true))),
                    ])
                ),
            ]
        )
    }

    struct Wrong: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var when: String
        var problem: String
    }

    static let wrong: [Wrong] = [
        Wrong(testDescription: "an empty any", when: "any: []", problem: "9:7: \"any\" is empty, so it never holds; "),
        Wrong(testDescription: "an empty all", when: "all: []", problem: "9:7: \"all\" is empty; "),
        Wrong(testDescription: "an empty not", when: "not:", problem: "\"not\" is empty; "),
        Wrong(
            testDescription: "a misspelt clause in a part",
            when: "any: [ { workspaces: a } ]",
            problem: "9:16: unknown key \"workspaces\" in \"any\"; did you mean \"workspace\"?"
        ),
        Wrong(
            testDescription: "a phase in a part",
            when: "any: [ { phase: planned } ]",
            problem: "9:16: \"phase\" stands directly under \"when\"; "
        ),
        Wrong(
            testDescription: "a misspelt pattern",
            when: "attribute: { path: a, to: { prefiks: a } }",
            problem: "9:35: unknown key \"prefiks\" in \"to\"; did you mean \"prefix\"?"
        ),
        Wrong(
            testDescription: "a comparison with text",
            when: "attribute: { path: a, to: { numeric: [\">\", \"5\"] } }",
            problem: "9:50: \"numeric\" compares numbers, found a string; write a number without quotes"
        ),
        Wrong(
            testDescription: "an unknown comparison",
            when: "attribute: { path: a, to: { numeric: [\"=>\", 5] } }",
            problem: "9:45: unknown comparison \"=>\"; known are = != < <= > >="
        ),
        Wrong(
            testDescription: "half a comparison",
            when: "attribute: { path: a, to: { numeric: [\">\"] } }",
            problem: "9:44: \"numeric\" must be a list of comparisons and numbers; "
        ),
        Wrong(
            testDescription: "a range that is empty",
            when: "attribute: { path: a, to: { numeric: [\">\", 10, \"<\", 5] } }",
            problem: "9:44: no number fits \"numeric\"; "
        ),
        Wrong(
            testDescription: "nothing that is something too",
            when: "attribute: { path: a, to: { exists: false, prefix: a } }",
            problem: "9:33: nothing fits \"to\"; "
        ),
        Wrong(
            testDescription: "an empty list of values",
            when: "attribute: { path: a, to: [] }",
            problem: "9:33: \"to\" is an empty list; "
        ),
        Wrong(
            testDescription: "a number as a workspace",
            when: "workspace: { numeric: [\">\", 1] }",
            problem: "9:18: a workspace is text, so this never fits; "
        ),
        Wrong(
            testDescription: "from and to the same",
            when: "attribute: { path: a, from: on, to: on }",
            problem: "9:43: \"from\" and \"to\" are the same, so it never changes so; write is"
        ),
        Wrong(
            testDescription: "a created object that was something",
            when: "action: create\nattribute: { path: a, from: on }",
            problem: "10:18: what is created was nothing before, so this never fits; leave out from"
        ),
    ]

    @Test("what cannot hold is named with its place and what to write instead", arguments: wrong)
    func problems(_ example: Wrong) {
        do throws(ConfigurationError) {
            _ = try Configuration.read(Self.file(example.when), file: "r.yaml")
            Issue.record("nothing was found wrong")
        } catch {
            #expect(error.lines.first?.contains(example.problem) ?? false, "\(error.lines)")
        }
    }
}
