/// A role in a division, held by an OAuth client or a user.
package struct Grant: Hashable, Sendable, Codable {
    /// The role's name.
    package var role: String
    /// What the role allows.
    package var permissions: [Permission]
    /// Where it allows it.
    package var division: DivisionScope

    package init(role: String, permissions: [Permission], division: DivisionScope) {
        self.role = role
        self.permissions = permissions
        self.division = division
    }
}

/// The divisions that a grant reaches.
package enum DivisionScope: Hashable, Sendable, Codable {
    /// Every division, present and future.
    case all
    /// One division.
    case one(Division)
}

/// The unit that objects live in and that grants are made for.
package struct Division: Hashable, Sendable, Codable {
    /// Its identifier.
    package var id: String
    /// The name that people know it by.
    package var name: String

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}
