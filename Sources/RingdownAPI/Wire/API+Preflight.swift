extension API {
    /// What the vendors would make of the rules, found out by reading alone.
    package struct Preflight: Codable, Hashable, Sendable {
        /// The actions of the rules, in the order of the configuration.
        package var entities: [PreflightEntry]

        package init(entities: [PreflightEntry]) { self.entities = entities }
    }

    /// One action of one rule.
    package struct PreflightEntry: Codable, Hashable, Sendable {
        package var rule: String
        /// What the rule does.
        package var action: String
        /// The provider that it goes to; `nil` when the configuration does not have what the action names.
        package var provider: String?
        /// `accepted`, `refused` or `unchecked`.
        package var verdict: String
        /// What was found, in one line.
        package var sentence: String
        /// The calls that it would take, each with what it acts on; empty when none is needed or none could be told.
        package var calls: [String]
        /// What to do first; `nil` when nothing is to be done.
        package var fix: String?
        /// The refusal, or what speaks for one, explained; `nil` when there is nothing to explain.
        package var explanation: Explanation?
        /// The id that `ringdown why` takes; `nil` unless it would be refused.
        package var decision: String?

        package init(
            rule: String,
            action: String,
            provider: String?,
            verdict: String,
            sentence: String,
            calls: [String] = [],
            fix: String? = nil,
            explanation: Explanation? = nil,
            decision: String? = nil
        ) {
            self.rule = rule
            self.action = action
            self.provider = provider
            self.verdict = verdict
            self.sentence = sentence
            self.calls = calls
            self.fix = fix
            self.explanation = explanation
            self.decision = decision
        }
    }
}
