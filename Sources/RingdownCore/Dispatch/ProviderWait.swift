package import Foundation

/// Why no trigger goes to a provider now, and until when.
package struct ProviderWait: Hashable, Sendable {
    /// What is the matter: the closed list.
    package enum Cause: String, Hashable, Sendable, CaseIterable {
        /// It does not answer: its circuit breaker is open.
        case outOfService = "out-of-service"
        /// It asked to slow down.
        case rateLimited = "rate-limited"
    }

    package var cause: Cause
    /// What is the matter, in one sentence that stays the same for as long as it lasts.
    package var sentence: String
    /// When it is tried again.
    package var until: Date

    package init(_ cause: Cause, _ sentence: String, until: Date) {
        self.cause = cause
        self.sentence = sentence
        self.until = until
    }

    /// The sentence, with the instant.
    package var words: String { "\(sentence) It is tried again at \(until.iso8601)." }
}
