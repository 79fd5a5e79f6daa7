package import Foundation

/// What one gate rule found.
package struct GateFinding: Codable, Hashable, Sendable {
    /// What the rule says.
    package enum Outcome: Codable, Hashable, Sendable {
        /// Nothing stands in the way.
        case passes
        /// Not now: at the given instant, or, without one, when somebody acts.
        case holds(until: Date?)
        /// Not at all.
        case refuses
    }

    /// Which finding: the closed list of what the gate can say.
    package enum Code: String, Codable, Hashable, Sendable {
        case killSwitch = "kill-switch"
        case window = "window"
        case unknownWindow = "unknown-window"
        case windowNeverOpens = "window-never-opens"
        case frequency = "frequency-limit"
        case approval = "approval"
        case deadline = "deadline"
        case unknownClause = "unknown-clause"
        case noRules = "no-rules"
    }

    /// Which finding.
    package var code: Code
    /// What it means for the trigger.
    package var outcome: Outcome
    /// The reason, in one sentence.
    package var sentence: String

    package init(_ code: Code, _ outcome: Outcome, _ sentence: String) {
        self.code = code
        self.outcome = outcome
        self.sentence = sentence
    }
}
