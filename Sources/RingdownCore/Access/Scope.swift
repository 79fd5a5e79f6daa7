/// What a person lets an application do in their name, as it stands in an OAuth request.
///
/// Two forms are in use: Genesys Cloud's (`outbound`, `outbound:readonly`), which its operations name, and Ringdown's
/// own, which is a permission, any part of which may be `*`. A scope never gives anything that its person does not hold.
package struct Scope: Hashable, Sendable {
    /// The scope as it is written.
    package let text: String

    private static let readOnly = ":readonly"
    /// The actions that change nothing.
    private static let readingActions: Set<String> = ["view", "read", "search"]

    /// A scope from its text; `nil` when it has characters that OAuth does not allow in one.
    package init?(_ text: String) {
        let isAllowed = text.utf8.allSatisfy { $0 == 0x21 || (0x23...0x5B).contains($0) || (0x5D...0x7E).contains($0) }
        guard !text.isEmpty, text.utf8.count <= 200, isAllowed else { return nil }
        self.text = text
    }

    /// The scope that lets an application do exactly what a permission names.
    package init(_ permission: Permission) { text = permission.description }

    /// Scopes from a list separated by spaces; `nil` when one of them is none.
    package static func list(_ text: String) -> [Scope]? {
        let parts = text.split(separator: " ").map { Scope(String($0)) }
        return parts.contains(nil) ? nil : parts.compactMap(\.self)
    }

    /// Whether it allows what an operation that names `other` asks.
    package func covers(_ other: Scope) -> Bool {
        text == other.text || (!isReadOnly && other.isReadOnly && text == other.base)
    }

    /// Whether it allows what a permission names.
    package func covers(_ permission: Permission) -> Bool {
        if let pattern = Permission(text) { return pattern.covers(permission) }
        guard base.lowercased() == permission.domain.lowercased() else { return false }
        return !isReadOnly || Self.readingActions.contains(permission.action.lowercased())
    }

    private var isReadOnly: Bool { text.hasSuffix(Self.readOnly) }
    private var base: String { isReadOnly ? String(text.dropLast(Self.readOnly.count)) : text }
}

extension Scope: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let scope = Scope(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no OAuth scope")
        }
        self = scope
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Scope: CustomStringConvertible {
    package var description: String { text }
}
