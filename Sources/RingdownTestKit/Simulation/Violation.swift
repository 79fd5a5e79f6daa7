/// A guarantee that did not hold.
package struct Violation: Error, Hashable, Sendable, CustomStringConvertible {
    /// Which one.
    package var guarantee: Guarantee
    /// What happened instead.
    package var sentence: String

    package var description: String { "\(guarantee.rawValue) But: \(sentence)" }
}
