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
    /// - redirectUris (list of texts, optional): where users are sent back to; makes it an application of users (CODE).
    package var redirectUris: [String]?
    /// - scopes (list of texts, optional): the scopes that its users' tokens have.
    package var scopes: [String]?

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

/// A user of a seed.
package struct UserSeed: Codable, Hashable, Sendable {
    /// - id (string, optional, default: derived from the name): its identifier.
    package var id: String?
    /// - number (whole number, optional, default: the next): its id in the CXone dialect, unique among all objects.
    package var number: Int?
    /// - name (string): the person's name.
    package var name: String
    /// - email (string): the mail address, which is also the name to log in with.
    package var email: String
    /// - password (string, optional, secret): what the person logs in with; kept as a salted hash only.
    package var password: String?
    /// - division (string, optional, default: the home division): the name of the division the person lives in.
    package var division: String?
    /// - grants (list of grants, optional): the roles the person holds, and where.
    package var grants: [GrantSeed]?
    /// - accessKeys (list of access keys, optional): what the person gets tokens of the CXone dialect with.
    package var accessKeys: [AccessKeySeed]?

    package init(name: String, email: String, password: String? = nil, grants: [GrantSeed] = []) {
        self.name = name
        self.email = email
        self.password = password
        self.grants = grants
    }
}

extension UserSeed: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { "UserSeed(\(email), password redacted)" }
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

/// An access key of a seed.
package struct AccessKeySeed: Codable, Hashable, Sendable {
    /// - id (string): the access key's id.
    package var id: String
    /// - secret (string, secret): its secret; kept as a salted hash only.
    package var secret: String

    package init(id: String, secret: String) {
        self.id = id
        self.secret = secret
    }
}

extension AccessKeySeed: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { "AccessKeySeed(\(id), secret redacted)" }
    package var debugDescription: String { description }
}
