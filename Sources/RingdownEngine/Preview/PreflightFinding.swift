package import RingdownCore

/// What a vendor would make of one order, found out by reading alone.
package struct PreflightFinding: Codable, Hashable, Sendable {
    /// The answers.
    package enum Verdict: String, Codable, Hashable, Sendable, CaseIterable {
        /// Nothing that could be seen stands in the way.
        case accepted
        /// The vendor would refuse it as things are.
        case refused
        /// It could not be seen; the sentence says why.
        case unchecked
    }

    /// What would be asked of the vendor.
    package var order: DialOrder
    package var verdict: Verdict
    /// What was found, in one line without secrets.
    package var sentence: String
    /// The calls that it would take, each with what it acts on; empty when none is needed or none could be told.
    package var calls: [String]
    /// The refusal, or what speaks for one, explained; `nil` when there is nothing to explain.
    package var explanation: Explanation?
    /// The correlation id of the answer that refused it; `nil` when no vendor refused a read.
    package var correlationID: String?

    package init(
        _ order: DialOrder,
        _ verdict: Verdict,
        _ sentence: String,
        calls: [String] = [],
        explanation: Explanation? = nil,
        correlationID: String? = nil
    ) {
        self.order = order
        self.verdict = verdict
        self.sentence = sentence
        self.calls = calls
        self.explanation = explanation
        self.correlationID = correlationID
    }

    /// What to do first; `nil` when nothing is to be done.
    package var fix: String? { explanation?.causes.first?.fix }
}
