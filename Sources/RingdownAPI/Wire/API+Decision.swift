package import Foundation

extension API {
    /// A recorded answer with its evidence.
    package struct Decision: Codable, Hashable, Sendable {
        /// One thing that was looked at.
        package struct Finding: Codable, Hashable, Sendable {
            /// What was looked at (`window`, `attribute campaign_status`).
            package var subject: String
            /// What was found (`yes`, `no`, `passes`, `holds`, `refuses`, an HTTP status).
            package var outcome: String
            /// The finding, in one sentence.
            package var sentence: String

            package init(subject: String, outcome: String, sentence: String) {
                self.subject = subject
                self.outcome = outcome
                self.sentence = sentence
            }
        }

        package var id: String
        /// When it was made.
        package var at: Date
        /// What was answered (`matched`, `not-matched`, `allowed`, `held`, `refused`, `accepted`, `dialed`, …).
        package var kind: String
        /// The answer, in one sentence.
        package var sentence: String
        /// The change it is about; `nil` when it is about none.
        package var changeId: String?
        /// The change's address.
        package var address: String?
        /// The trigger it is about; `nil` when it is about none.
        package var triggerId: String?
        /// The rule it is about; `nil` when it is about none or several.
        package var rule: String?
        /// What was looked at.
        package var findings: [Finding]
        /// The refusal, explained; `nil` when nothing was refused.
        package var explanation: Explanation?
        /// The vendor's correlation id; `nil` when no vendor answered.
        package var correlationId: String?

        package init(
            id: String,
            at: Date,
            kind: String,
            sentence: String,
            changeId: String? = nil,
            address: String? = nil,
            triggerId: String? = nil,
            rule: String? = nil,
            findings: [Finding] = [],
            explanation: Explanation? = nil,
            correlationId: String? = nil
        ) {
            self.id = id
            self.at = at
            self.kind = kind
            self.sentence = sentence
            self.changeId = changeId
            self.address = address
            self.triggerId = triggerId
            self.rule = rule
            self.findings = findings
            self.explanation = explanation
            self.correlationId = correlationId
        }
    }

    /// The answer to "why": a decision, or all decisions about a change or a trigger.
    package struct Decisions: Codable, Hashable, Sendable {
        /// The id that was asked for.
        package var id: String
        /// What the id is: `decision`, `change` or `trigger`.
        package var subject: String
        /// The decisions, in the order they were made.
        package var entities: [Decision]
        /// What the rule that was asked about says now; `nil` when none was named.
        package var evaluation: RuleEvaluation?

        package init(id: String, subject: String, entities: [Decision], evaluation: RuleEvaluation? = nil) {
            self.id = id
            self.subject = subject
            self.entities = entities
            self.evaluation = evaluation
        }
    }
}
