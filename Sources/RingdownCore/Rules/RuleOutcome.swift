/// What a rule says about a change, clause by clause.
package struct RuleOutcome: Hashable, Sendable {
    /// The answers.
    package enum Verdict: String, Hashable, Sendable {
        case matched
        /// A value is not known yet, and everything that is known fits.
        case waiting
        case notMatched = "not-matched"
    }

    /// One clause of the rule.
    package struct ClauseFinding: Hashable, Sendable {
        /// What the clause says about the change.
        package typealias Outcome = Truth

        /// The clause (`phase`, `workspace`, `resource`, `action`, `attribute PATH`, `all`, `any`, `not`).
        package var clause: String
        package var outcome: Outcome
        /// What was compared with what; sensitive values are not shown.
        package var sentence: String
        /// What the parts of a combination say; empty for a single clause.
        package var parts: [ClauseFinding] = []
    }

    /// The rule's name.
    package var rule: String
    /// One entry a clause, in the order of the rule.
    package var findings: [ClauseFinding]

    /// What follows from the clauses: one `no` decides, else one `unknown` waits.
    package var verdict: Verdict {
        switch Truth.all(findings.map(\.outcome)) {
        case .yes: .matched
        case .no: .notMatched
        case .unknown: .waiting
        }
    }
}
