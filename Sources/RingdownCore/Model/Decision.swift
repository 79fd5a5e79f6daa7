package import Foundation

/// A recorded answer with its evidence; `ringdown why` shows it by its id.
package struct Decision: Codable, Hashable, Sendable, Identifiable {
    /// What was answered: the closed list.
    package enum Kind: String, Codable, Hashable, Sendable {
        /// A rule matched a change.
        case matched
        /// No rule matched a change.
        case notMatched = "not-matched"
        /// A rule cannot say yet, because a value is unknown until apply.
        case waiting
        /// The change or the request was already known.
        case duplicate
        /// The gate let a trigger go out.
        case allowed
        /// The gate holds a trigger.
        case held
        /// The gate or a vendor refused a trigger.
        case refused
        /// A vendor accepted a trigger.
        case accepted
        /// A vendor's answer never came, or was found out afterwards.
        case inDoubt = "in-doubt"
        /// A vendor call failed and will be, or no longer is, repeated.
        case failed
        /// A vendor showed calls.
        case dialed
        /// A vendor processed the list.
        case done
        /// A person acted: cancelled, approved, retried.
        case ordered
    }

    /// One thing that was looked at.
    package struct Finding: Codable, Hashable, Sendable {
        /// What was looked at (`window`, `attribute campaign_status`, `POST …/start`).
        package var subject: String
        /// What was found (`yes`, `no`, `unknown`, `passes`, `holds`, `refuses`, an HTTP status).
        package var outcome: String
        /// The finding, in one sentence.
        package var sentence: String

        package init(_ subject: String, _ outcome: String, _ sentence: String) {
            self.subject = subject
            self.outcome = outcome
            self.sentence = sentence
        }
    }

    /// Its identifier.
    package let id: String
    /// When it was made.
    package var at: Date
    /// What was answered.
    package var kind: Kind
    /// The answer, in one sentence.
    package var sentence: String
    /// The change it is about; `nil` when it is about none.
    package var changeID: String?
    /// The change's address.
    package var address: String?
    /// The trigger it is about; `nil` when it is about none.
    package var triggerID: String?
    /// The rule it is about; `nil` when it is about none or several.
    package var rule: String?
    /// What was looked at.
    package var findings: [Finding]
    /// The vendor's refusal, explained; `nil` when no vendor refused.
    package var explanation: Explanation?
    /// The vendor's correlation id; `nil` when no vendor answered.
    package var correlationID: String?

    package init(
        id: String,
        at: Date,
        kind: Kind,
        sentence: String,
        changeID: String? = nil,
        address: String? = nil,
        triggerID: String? = nil,
        rule: String? = nil,
        findings: [Finding] = [],
        explanation: Explanation? = nil,
        correlationID: String? = nil
    ) {
        self.id = id
        self.at = at
        self.kind = kind
        self.sentence = sentence
        self.changeID = changeID
        self.address = address
        self.triggerID = triggerID
        self.rule = rule
        self.findings = findings
        self.explanation = explanation
        self.correlationID = correlationID
    }
}
