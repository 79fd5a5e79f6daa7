/// A permission in the form `domain:entity:action`, as both Ringdown and Genesys Cloud write it.
///
/// In a role any part may be `*`. The entity's letter case does not matter, because `contactList` and `contactlist`
/// are both in use; the domain and the action are compared the same way.
package struct Permission: Hashable, Sendable, Codable {
    package let domain: String
    package let entity: String
    package let action: String

    /// A permission from its parts.
    package init(domain: String, entity: String, action: String) {
        self.domain = domain
        self.entity = entity
        self.action = action
    }

    /// A permission from its text; `nil` when it is not three parts of letters, digits, `_`, `-` or `*`.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let allowed = { (part: Substring) in
            !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber || "_-*".contains($0) }
        }
        guard parts.count == 3, parts.allSatisfy(allowed) else { return nil }
        self.init(domain: String(parts[0]), entity: String(parts[1]), action: String(parts[2]))
    }

    /// Whether a role that holds this one may do what `other` names.
    package func covers(_ other: Permission) -> Bool {
        func part(_ held: String, _ wanted: String) -> Bool {
            held == "*" || held == wanted || held.lowercased() == wanted.lowercased()
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
