/// One field of an object in a request's body.
package struct BodyField: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// What it holds.
    package let type: BodyType
    /// Whether it must be there.
    package let isRequired: Bool
    /// Whether only the vendor sets it; what a request says is ignored.
    package let isReadOnly: Bool
    /// The values it takes; empty when they are not listed.
    package let values: [String]

    /// A field as the catalogues write it; `nil` when the text is not so made.
    ///
    /// The text has `!` when the field is required or `-` when it is read-only, the name, `:` and the type, and `@`
    /// with the position of its values.
    init?(_ text: String, values: [[String]]) {
        var rest = text[...]
        isRequired = rest.hasPrefix("!")
        isReadOnly = rest.hasPrefix("-")
        if isRequired || isReadOnly { rest = rest.dropFirst() }
        guard let colon = rest.firstIndex(of: ":"), colon != rest.startIndex else { return nil }
        name = String(rest[..<colon])
        let parts = rest[rest.index(after: colon)...].split(separator: "@", maxSplits: 1)
        guard let first = parts.first else { return nil }
        type = BodyType(first)
        guard parts.count == 2 else {
            self.values = []
            return
        }
        guard let position = Int(parts[1]), values.indices.contains(position) else { return nil }
        self.values = values[position]
    }
}
