/// A value that nobody is to see: every rendering of it says `redacted`.
package struct Secret: Sendable {
    private let value: String

    /// A secret with the given value.
    package init(_ value: String) { self.value = value }

    /// The value, for the one place that sends it.
    package func reveal() -> String { value }

    /// A text in which the value, should it stand there, is replaced.
    package func redacting(_ text: String) -> String {
        value.isEmpty ? text : text.replacing(value, with: "redacted")
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "redacted" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
