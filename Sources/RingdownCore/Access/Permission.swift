/// A permission in the form `domain:entity:action`, as both Ringdown and Genesys Cloud write it.
///
/// In a role any part may be `*`, and what is left out behind a `*` is one, too: `outbound:*` is `outbound:*:*`, and `*`
/// is everything. The entity's letter case does not matter, because `contactList` and `contactlist` are both in use; the
/// domain and the action are compared the same way.
package struct Permission: Hashable, Sendable, Codable {
    /// What stands for every domain, entity or action.
    package static let wildcard = "*"

    package let domain: String
    package let entity: String
    package let action: String

    /// A permission from its parts.
    package init(domain: String, entity: String, action: String) {
        self.domain = domain
        self.entity = entity
        self.action = action
    }

    /// A permission from its text; `nil` when it is not three parts of letters, digits, `_`, `-` or `*`, or fewer that
    /// end with `*`.
    package init?(_ text: String) {
        var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let allowed = { (part: String) in
            !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber || "_-*".contains($0) }
        }
        guard parts.allSatisfy(allowed) else { return nil }
        if parts.count < 3, parts.last == Self.wildcard {
            parts += Array(repeating: Self.wildcard, count: 3 - parts.count)
        }
        guard parts.count == 3 else { return nil }
        self.init(domain: parts[0], entity: parts[1], action: parts[2])
    }

    /// Whether any part of it is `*`.
    package var isPattern: Bool { [domain, entity, action].contains(Self.wildcard) }

    /// Whether a role that holds this one may do what `other` names.
    ///
    /// A `*` in `other` is covered by a `*` only: who may do one thing may not do all.
    package func covers(_ other: Permission) -> Bool {
        func part(_ held: String, _ wanted: String) -> Bool {
            held == Self.wildcard || held == wanted || held.lowercased() == wanted.lowercased()
        }
        return part(domain, other.domain) && part(entity, other.entity) && part(action, other.action)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let permission = Permission(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\(text) is not a permission of the form domain:entity:action"
            )
        }
        self = permission
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Permission: CustomStringConvertible {
    package var description: String { "\(domain):\(entity):\(action)" }
}
