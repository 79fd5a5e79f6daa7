package import Foundation

/// One step of a trigger's life, as its timeline and its event stream show it.
package struct TimelineEvent: Codable, Hashable, Sendable {
    /// Its position in the trigger's timeline, counted from 1; the store gives it.
    package var sequence: Int
    /// When it happened.
    package var at: Date
    /// Where the trigger stands since.
    package var status: TriggerStatus
    /// Why, in one sentence.
    package var sentence: String
    /// The decision behind it; `nil` when there is none.
    package var decisionID: String?

    package init(sequence: Int = 0, at: Date, status: TriggerStatus, sentence: String, decisionID: String? = nil) {
        self.sequence = sequence
        self.at = at
        self.status = status
        self.sentence = sentence
        self.decisionID = decisionID
    }
}
