import RingdownCore

/// One case kept beside the rules: a change, and what the rules must say about it.
struct RuleTestCase: Sendable {
    /// What it is called.
    var name: String
    /// Where it stands in its file.
    var place: YAMLNode.Place
    /// The change it is about.
    var change: Change
    /// The rules that must match, and no others; `nil` when that does not matter.
    var match: [String]?
    /// The rules that must not match, nor wait.
    var not: [String]
    /// The rules that must wait for a value that is not known.
    var waiting: [String]
}

extension RuleTestCase {
    /// Compares the rules with the change.
    func run(_ rules: RuleSet) -> RuleTestReport.Test {
        var failures: [RuleTestReport.Failure] = []
        func check(_ name: String, _ wanted: RuleOutcome.Verdict) {
            guard let rule = rules[name] else { return }
            let outcome = rule.evaluate(change)
            if outcome.verdict != wanted {
                failures.append(RuleTestReport.Failure(outcome, expected: wanted))
            }
        }
        for name in match ?? [] { check(name, .matched) }
        for name in waiting { check(name, .waiting) }
        for name in not { check(name, .notMatched) }
        if let match {
            for outcome in rules.outcomes(for: change)
            where outcome.verdict == .matched && !(match + waiting + not).contains(outcome.rule) {
                failures.append(RuleTestReport.Failure(outcome, expected: .notMatched))
            }
        }
        return RuleTestReport.Test(name: name, line: place.line, passed: failures.isEmpty, failures: failures)
    }
}
