/// Running totals of a campaign, over all its passes.
package struct DialerTallies: Hashable, Sendable, Codable {
    /// Attempts begun.
    ///
    /// Less the outcomes, those still under way.
    package var attempts: Int
    /// Attempts ended, by how; a disposition that never occurred is absent.
    package var outcomes: [Disposition: Int]

    /// Totals from records, or none.
    package init(attempts: Int = 0, outcomes: [Disposition: Int] = [:]) {
        self.attempts = attempts
        self.outcomes = outcomes
    }

    /// How many attempts ended so.
    package func count(of disposition: Disposition) -> Int {
        outcomes[disposition, default: 0]
    }

    /// Attempts ended, all dispositions together.
    package var ended: Int {
        outcomes.values.reduce(0, +)
    }

    /// Attempts that a person answered.
    package var liveAnswers: Int {
        outcomes.reduce(0) { $0 + ($1.key.isLiveAnswer ? $1.value : 0) }
    }

    /// Abandoned calls as a fraction of live answers, 0 to 1 (16 CFR 310.4(b)(4)(i)); `nil` before the first answer.
    package var abandonRate: Double? {
        let answers = liveAnswers
        return answers == 0 ? nil : Double(count(of: .abandoned)) / Double(answers)
    }
}
