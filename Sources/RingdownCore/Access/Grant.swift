/// A role in a division, held by an OAuth client or a user.
package struct Grant: Hashable, Sendable, Codable {
    /// Whether a grant counts at the moment of the question.
    package enum Standing: String, Hashable, Sendable, Codable {
        /// It counts.
        case active
        /// Somebody switched it, its role or its holder off.
        case disabled
        /// The time that it was given for is over.
        case expired
    }

    /// The role's name.
    package var role: String
    /// What the role allows.
    package var permissions: [Permission]
    /// Where it allows it.
    package var division: DivisionScope
    /// Whether it counts now; whoever builds the principal knows the time.
    package var standing: Standing
    /// An expression that narrows it further, which only its vendor can evaluate; `nil` when nothing does.
    package var condition: String?

    package init(
        role: String,
        permissions: [Permission],
        division: DivisionScope,
        standing: Standing = .active,
        condition: String? = nil
    ) {
        self.role = role
        self.permissions = permissions
        self.division = division
        self.standing = standing
        self.condition = condition
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
