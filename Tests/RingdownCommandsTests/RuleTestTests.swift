import Foundation
import RingdownCore
import Testing

@testable import RingdownCommands

@Suite("Cases beside the rules", .timeLimit(.minutes(5)))
struct RuleTestTests {
    static func read(_ yaml: String) throws(ConfigurationError) -> [RuleTestCase] {
        try RuleTestFile.read(yaml, file: "t.yaml", rules: ["go-live"])
    }

    /// A case of the rule in `ConfigurationTests.good`.
    static func file(after: String = "on", workspace: String = "contact-centre-prod", expect: String) -> String {
        """
        tests:
          - name: goes live
            given:
              address: genesyscloud_outbound_campaign.renewals
              workspace: \(workspace)
              before: { campaign_status: off }
              after: { campaign_status: \(after) }
            expect: \(expect)
        """
    }

    static func report(_ yaml: String) throws -> RuleTestReport {
        let rules = try Configuration.read(ConfigurationTests.good, file: "r.yaml").book.rules
        return RuleTestReport(rules: "r.yaml", cases: "t.yaml", tests: try read(yaml).map { $0.run(rules) })
    }

    @Test(
        "a case passes when the rules say what it expects",
        arguments: [
            ("on", "contact-centre-prod", "{ match: go-live }", true),
            ("on", "contact-centre-prod", "{ match: [] }", false),
            ("on", "contact-centre-prod", "{ not: [go-live] }", false),
            ("complete", "contact-centre-prod", "{ match: [], not: go-live }", true),
            ("complete", "contact-centre-prod", "{ match: go-live }", false),
            ("on", "staging", "{ not: go-live }", true),
            ("on", "contact-centre-prod", "{ waiting: go-live }", false),
        ]
    )
    func passes(_ after: String, _ workspace: String, _ expect: String, _ passed: Bool) throws {
        let report = try Self.report(Self.file(after: after, workspace: workspace, expect: expect))
        #expect(report.tests.map(\.passed) == [passed])
        #expect(report.failed == (passed ? 0 : 1))
    }

    @Test("a failure names the clause that decided")
    func decided() throws {
        let report = try Self.report(Self.file(after: "complete", expect: "{ match: go-live }"))
        let failure = try #require(report.tests.first?.failures.first)
        #expect(failure.found == "not-matched")
        #expect(failure.decided?.clause == "attribute campaign_status")
        #expect(report.lines.contains { $0.contains("it is complete, the rule wants \"on\"") })
        #expect(report.lines.first == "FAIL  goes live  (t.yaml:2)")
    }

    @Test("a given change is read whole")
    func given() throws {
        let change = try #require(
            try Self.read(
                """
                tests:
                  - name: all
                    given:
                      address: module.eu.a_b.c["de"]
                      action: replace
                      phase: drifted
                      before: { x: 1 }
                      unknown: [y.z, "l[1]"]
                      sensitive: s
                      values: false
                    expect: { not: go-live }
                """
            ).first
        ).change
        #expect(change.type == "a_b")
        #expect(change.name == "c")
        #expect(change.index == "de")
        #expect(change.actions == .replace)
        #expect(change.phase == .drifted)
        #expect(change.unknown == ["y": ["z": true], "l": [false, true]])
        #expect(change.afterSensitive == ["s": true])
        #expect(!change.carriesValues)
    }

    @Test(
        "what happened is read from the values",
        arguments: [
            ("after: { a: 1 }", ChangeActions.create), ("before: { a: 1 }", .delete),
            ("before: { a: 1 }\n      after: { a: 2 }", .update), ("before: { a: 1 }\n      after: { a: 1 }", .noOp),
            ("before: { a: 1 }\n      unknown: [a]", .update), ("unknown: true", .create),
        ]
    )
    func action(_ values: String, _ action: ChangeActions) throws {
        let yaml = "tests:\n  - name: n\n    given:\n      output: o\n      \(values)\n    expect: { match: [] }"
        let change = try #require(try Self.read(yaml).first).change
        #expect(change.actions == action)
        #expect(change.kind == .output)
        #expect(change.address == "output.o")
    }

    @Test(
        "a wrong case is named with its place",
        arguments: [
            ("tests: []", "the file has no cases"),
            (file(expect: "{ matches: go-live }"), "unknown key \"matches\""),
            (file(expect: "{ match: go-alive }"), "t.yaml:8:22: unknown rule \"go-alive\"; did you mean \"go-live\"?"),
            (file(expect: "{}"), "the case expects nothing"),
            ("tests:\n  - name: n\n    given: { phase: x }\n    expect: { match: [] }", "needs \"address\""),
        ]
    )
    func wrong(_ yaml: String, _ problem: String) {
        do throws(ConfigurationError) {
            _ = try Self.read(yaml)
            Issue.record("nothing was found wrong")
        } catch {
            #expect(error.lines.contains { $0.contains(problem) }, "\(error.lines)")
        }
    }

    @Test("the command exits with 1 when a case fails, and prints the report as JSON")
    func command() async throws {
        try await withFolder { folder in
            let rules = try folder.file("ringdown.yaml", ConfigurationTests.good)
            _ = try folder.file("ringdown.tests.yaml", Self.file(expect: "{ match: go-live }"))
            let good = try await Binary.run(["rule", "test", rules])
            #expect(good.exit == 0)
            #expect(good.lines.last == "1 case, 1 passed, 0 failed")
            let cases = try folder.file("other.yaml", Self.file(after: "complete", expect: "{ match: go-live }"))
            let bad = try await Binary.run(["rule", "test", rules, "--cases", cases, "--format", "json"])
            #expect(bad.exit == 1)
            let report = try JSON(parsing: bad.output)
            #expect(report["failed"] == 1)
            let path = try #require(JSONPath("tests[0].failures[0].decided.clause"))
            #expect(report.value(at: path) == "attribute campaign_status")
        }
    }

    @Test(
        "the cases stand beside the rules",
        arguments: [
            ("ringdown.yaml", "ringdown.tests.yaml"), ("a/b.yml", "a/b.tests.yml"), ("rules", "rules.tests.yaml"),
        ]
    )
    func beside(_ rules: String, _ cases: String) {
        #expect(RuleTestCommand.casesFile(beside: rules) == cases)
    }
}
