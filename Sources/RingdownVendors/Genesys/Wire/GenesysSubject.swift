/// An OAuth client or a user, with what it was granted (`AuthzSubject`).
package struct GenesysSubject: Codable, Hashable, Sendable {
    package var id: String?
    package var name: String?
    /// The roles in divisions that it holds.
    package var grants: [GenesysGrant]?
    package var version: Int?
    package var selfUri: String?

    package init(
        id: String?,
        name: String? = nil,
        grants: [GenesysGrant]?,
        version: Int? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.grants = grants
        self.version = version
        self.selfUri = selfUri
    }
}

/// A role in a division (`AuthzGrant`).
package struct GenesysGrant: Codable, Hashable, Sendable {
    package var subjectId: String?
    /// Where the role counts; ``GenesysDivision/everyID`` stands for everywhere.
    package var division: GenesysDivision?
    package var role: GenesysGrantRole?
    /// When it was granted, as ``GenesysTime`` writes it.
    package var grantMadeAt: String?

    package init(
        subjectId: String? = nil,
        division: GenesysDivision?,
        role: GenesysGrantRole?,
        grantMadeAt: String? = nil
    ) {
        self.subjectId = subjectId
        self.division = division
        self.role = role
        self.grantMadeAt = grantMadeAt
    }
}

/// A grant's role (`AuthzGrantRole`).
package struct GenesysGrantRole: Codable, Hashable, Sendable {
    package var id: String?
    package var name: String?
    package var description: String?
    /// What it allows.
    package var policies: [GenesysPolicy]?
    /// Whether the vendor made it.
    package var `default`: Bool?
    package var selfUri: String?

    package init(
        id: String?,
        name: String?,
        description: String? = nil,
        policies: [GenesysPolicy]?,
        default: Bool? = nil,
        selfUri: String? = nil
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.policies = policies
        self.default = `default`
        self.selfUri = selfUri
    }
}

/// What a role allows on one kind of object (`AuthzGrantPolicy`); any part may be `*`.
package struct GenesysPolicy: Codable, Hashable, Sendable {
    package var actions: [String]?
    /// An expression that narrows it further; `nil` or empty when nothing does.
    package var condition: String?
    package var domain: String?
    package var entityName: String?

    package init(domain: String?, entityName: String?, actions: [String]?, condition: String? = nil) {
        self.actions = actions
        self.condition = condition
        self.domain = domain
        self.entityName = entityName
    }
}
