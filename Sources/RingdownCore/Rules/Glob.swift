/// A shell-like pattern over text: `*` stands for any run of characters, `?` for exactly one.
package struct Glob: Hashable, Sendable {
    /// The pattern as written.
    package let text: String
    private let parts: [Character]

    package init(_ text: String) {
        self.text = text
        parts = Array(text)
    }

    /// Whether text holds a character that makes it a pattern.
    package static func isPattern(_ text: String) -> Bool { text.contains { $0 == "*" || $0 == "?" } }

    /// Whether the whole of a text fits; time grows with pattern times text at worst.
    package func matches(_ candidate: some StringProtocol) -> Bool {
        let text = Array(candidate)
        var at = 0
        var part = 0
        var star: Int?
        var retry = 0
        while at < text.count {
            if part < parts.count, parts[part] == "*" {
                star = part
                retry = at
                part += 1
            } else if part < parts.count, parts[part] == "?" || parts[part] == text[at] {
                part += 1
                at += 1
            } else if let star {
                part = star + 1
                retry += 1
                at = retry
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { $0 == "*" }
    }
}
