package import Foundation

/// An OAuth client that was made through the API, as it is kept.
package struct StoredClient: Codable, Hashable, Sendable, Identifiable {
    /// A secret as it is kept: a slow hash, never the secret.
    package struct Secret: Codable, Hashable, Sendable, Identifiable {
        package var id: String
        /// The hash with its salt and its costs, as text.
        package var hash: String
        package var createdAt: Date
        /// The instant from which it no longer counts; `nil` until another one takes its place.
        package var expiresAt: Date?

        package init(id: String, hash: String, createdAt: Date, expiresAt: Date? = nil) {
            self.id = id
            self.hash = hash
            self.createdAt = createdAt
            self.expiresAt = expiresAt
        }
    }

    /// The client id.
    package let id: String
    package var name: String
    /// The roles that it holds, and where.
    package var grants: [RoleAssignment]
    /// Its secrets, the oldest first; those whose time is over stay until the next change.
    package var secrets: [Secret]
    package var createdAt: Date
    /// The id of who made it.
    package var createdBy: String

    package init(
        id: String,
        name: String,
        grants: [RoleAssignment],
        secrets: [Secret],
        createdAt: Date,
        createdBy: String
    ) {
        self.id = id
        self.name = name
        self.grants = grants
        self.secrets = secrets
        self.createdAt = createdAt
        self.createdBy = createdBy
    }

    /// The secrets that count at an instant.
    package func secrets(at now: Date) -> [Secret] { secrets.filter { secret in secret.counts(at: now) } }
}

extension StoredClient.Secret {
    /// Whether it counts at an instant.
    package func counts(at now: Date) -> Bool { expiresAt.map { $0 > now } ?? true }
}
