package import RingdownCore

/// A role of a seed.
package struct RoleSeed: Codable, Hashable, Sendable {
    /// - id (string, optional, default: derived from the name): its identifier.
    package var id: String?
    /// - name (string): its name.
    package var name: String
    /// - description (string, optional): what it is for.
    package var description: String?
    /// - permissions (list of permissions): what it allows, each as `domain:entity:action`; any part may be `*`.
    package var permissions: [Permission]

    package init(name: String, permissions: [Permission]) {
        self.name = name
        self.permissions = permissions
    }
}

/// An OAuth client of a seed.
package struct ClientSeed: Codable, Hashable, Sendable {
    /// - id (string): the client id that it authenticates with.
    package var id: String
    /// - name (string, optional, default: the id): its name.
    package var name: String?
    /// - secret (string, secret): the client secret; kept as a salted hash only.
    package var secret: String
    /// - tokenLifetime (whole number, optional, default: 86400): seconds a token is good for, 300 to 172800.
    package var tokenLifetime: Int?
    /// - grants (list of grants, optional): the roles it holds, and where.
    package var grants: [GrantSeed]?

    package init(id: String, secret: String, grants: [GrantSeed] = []) {
        self.id = id
        self.secret = secret
        self.grants = grants
    }
}

extension ClientSeed: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { "ClientSeed(\(id), secret redacted)" }
    package var debugDescription: String { description }
}

/// A grant of a seed.
package struct GrantSeed: Codable, Hashable, Sendable {
    /// - role (string): the role's name.
    package var role: String
    /// - division (string, optional, default: "*"): the division's name; `*` is every division.
    package var division: String?

    package init(role: String, division: String? = nil) {
        self.role = role
        self.division = division
    }
}
