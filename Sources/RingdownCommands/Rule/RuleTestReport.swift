import RingdownCore

/// What the cases beside the rules came to.
struct RuleTestReport: Encodable, Sendable {
    /// One clause of a rule.
    struct Finding: Encodable, Sendable {
        var clause: String
        /// `yes`, `no` or `unknown`.
        var outcome: String
        var sentence: String
    }

    /// A rule that said something else than was expected.
    struct Failure: Encodable, Sendable {
        var rule: String
        /// `matched`, `not-matched` or `waiting`.
        var expected: String
        var found: String
        /// The clause that decided; `nil` when all of them say yes.
        var decided: Finding?
        var findings: [Finding]
    }

    /// One case.
    struct Test: Encodable, Sendable {
        var name: String
        var line: Int
        var passed: Bool
        var failures: [Failure]
    }

    /// The file with the rules.
    var rules: String
    /// The file with the cases.
    var cases: String
    var passed: Int
    var failed: Int
    var tests: [Test]

    init(rules: String, cases: String, tests: [Test]) {
        self.rules = rules
        self.cases = cases
        self.tests = tests
        passed = tests.count { $0.passed }
        failed = tests.count - passed
    }

    /// The report for people.
    var lines: [String] {
        var lines: [String] = []
        for test in tests {
            lines.append(test.passed ? "ok    \(test.name)" : "FAIL  \(test.name)  (\(cases):\(test.line))")
            for failure in test.failures { lines += failure.lines.map { "      \($0)" } }
        }
        let word = tests.count == 1 ? "case" : "cases"
        lines.append("\(tests.count) \(word), \(passed) passed, \(failed) failed")
        return lines
    }
}

extension RuleTestReport.Failure {
    init(_ outcome: RuleOutcome, expected: RuleOutcome.Verdict) {
        rule = outcome.rule
        self.expected = expected.rawValue
        found = outcome.verdict.rawValue
        decided = outcome.deciding.map { RuleTestReport.Finding($0) }
        findings = outcome.flattened.map { RuleTestReport.Finding($0) }
    }

    fileprivate var lines: [String] {
        let reason = decided.map { ": \($0.clause): \($0.sentence)" } ?? ": every clause says yes"
        return ["rule \(rule) should be \(expected), and is \(found)\(reason)"]
            + findings.map { "  \($0.outcome.padding(7)) \($0.clause): \($0.sentence)" }
    }
}

extension RuleTestReport.Finding {
    init(_ finding: RuleOutcome.ClauseFinding) {
        self.init(clause: finding.clause, outcome: finding.outcome.rawValue, sentence: finding.sentence)
    }
}

extension String {
    /// The text with spaces behind it up to a width.
    fileprivate func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
