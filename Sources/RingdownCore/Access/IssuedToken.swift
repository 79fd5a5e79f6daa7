package import Foundation

/// An access token that was given, without the token itself: a copy of the store gives nobody access.
package struct IssuedToken: Codable, Hashable, Sendable {
    /// The token's digest, in hexadecimal; what it is looked up by.
    package var digest: String
    /// The client that it was given to.
    package var clientID: String
    /// The user it stands for; `nil` for a client that acts on its own behalf.
    package var userID: String?
    /// What the user lets the client do; `nil` does not narrow it.
    package var scopes: [Scope]?
    /// The scope that was asked for, as it was written, cut to a length; `nil` when none was.
    package var askedScope: String?
    package var issuedAt: Date
    package var expiresAt: Date
    /// When it was revoked; `nil` while it was not.
    package var revokedAt: Date?

    package init(
        digest: String,
        clientID: String,
        userID: String? = nil,
        scopes: [Scope]? = nil,
        askedScope: String? = nil,
        issuedAt: Date,
        expiresAt: Date,
        revokedAt: Date? = nil
    ) {
        self.digest = digest
        self.clientID = clientID
        self.userID = userID
        self.scopes = scopes
        self.askedScope = askedScope
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
    }

    /// Whether it gives access at an instant.
    package func isActive(at now: Date) -> Bool { revokedAt == nil && expiresAt > now }
}
