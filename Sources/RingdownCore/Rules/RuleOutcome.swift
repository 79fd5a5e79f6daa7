/// What a rule says about a change, clause by clause.
package struct RuleOutcome: Hashable, Sendable {
    /// The answers.
    package enum Verdict: Hashable, Sendable {
        case matched
        /// A value is not known yet, and everything that is known fits.
        case waiting
        case notMatched
    }

    /// One clause of the rule.
    package struct ClauseFinding: Hashable, Sendable {
        /// What the clause says about the change.
        package enum Outcome: String, Hashable, Sendable {
            case yes
            case no
            /// Not known until apply, or not carried by the source.
            case unknown
        }

        /// The clause (`phase`, `workspace`, `resource`, `action`, `attribute PATH`).
        package var clause: String
        package var outcome: Outcome
        /// What was compared with what; sensitive values are not shown.
        package var sentence: String
    }

    /// The rule's name.
    package var rule: String
    /// One entry a clause, in the order of the rule.
    package var findings: [ClauseFinding]

    /// What follows from the clauses: one `no` decides, else one `unknown` waits.
    package var verdict: Verdict {
        if findings.contains(where: { $0.outcome == .no }) { return .notMatched }
        return findings.contains { $0.outcome == .unknown } ? .waiting : .matched
    }
}
