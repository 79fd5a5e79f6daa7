package import Foundation

extension API {
    /// One step of a trigger's life, as its event stream carries it.
    package struct TimelineEvent: Codable, Hashable, Sendable {
        /// Its position in the timeline, counted from 1; the stream's event id.
        package var sequence: Int
        package var at: Date
        /// Where the trigger stands since.
        package var status: String
        /// Why, in one sentence.
        package var sentence: String
        /// The decision behind it; `nil` when there is none.
        package var decision: String?

        package init(sequence: Int, at: Date, status: String, sentence: String, decision: String? = nil) {
            self.sequence = sequence
            self.at = at
            self.status = status
            self.sentence = sentence
            self.decision = decision
        }
    }
}
