extension API {
    /// What a rule says about a change that was taken in earlier, clause by clause.
    package struct RuleEvaluation: Codable, Hashable, Sendable {
        /// The rule's name.
        package var rule: String
        /// The change.
        package var changeId: String
        /// The change's address.
        package var address: String
        /// `matched`, `waiting` or `not-matched`.
        package var verdict: String
        /// The answer, in one sentence, with the clause that decided.
        package var sentence: String
        /// Every clause of the rule; the parts of a combination follow it.
        package var findings: [Decision.Finding]
        /// Where the rule stands in its file (`ringdown.yaml:31`); `nil` when it came another way.
        package var place: String?

        package init(
            rule: String,
            changeId: String,
            address: String,
            verdict: String,
            sentence: String,
            findings: [Decision.Finding],
            place: String? = nil
        ) {
            self.rule = rule
            self.changeId = changeId
            self.address = address
            self.verdict = verdict
            self.sentence = sentence
            self.findings = findings
            self.place = place
        }
    }
}
