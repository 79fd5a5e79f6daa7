import Foundation
import GRDB
import RingdownCore
import RingdownOAuth

/// Whom a token of the CXone dialect was given to.
struct AccessTokenHolder: Hashable, Sendable {
    /// The access key that it was got with; `nil` for a user's password, or an application.
    var accessKey: String?
    /// The user it stands for; `nil` for an application on its own behalf.
    var user: String?
    /// The application that asked for it; `nil` when none did.
    var client: String?
}

extension Database {
    /// Keeps a token, as a digest, until `expires` by the wall clock, and forgets those whose time is over.
    ///
    /// - Parameter refreshes: whether it only gets other tokens.
    func keepAccessToken(_ token: String, of holder: AccessTokenHolder, refreshes: Bool, expires: Date, now: Date)
        throws
    {
        try execute(sql: "DELETE FROM access_tokens WHERE expires <= ?", arguments: [Int64(now.timeIntervalSince1970)])
        try execute(
            sql: """
                INSERT OR REPLACE INTO access_tokens (digest, refreshes, access_key, user, client, expires)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                TokenDigest.of(token), refreshes, holder.accessKey, holder.user, holder.client,
                Int64(expires.timeIntervalSince1970),
            ]
        )
    }

    /// Whom a token was given to; `nil` when it is none, its time is over, or what it was got with no longer counts.
    func accessTokenHolder(of token: String, refreshes: Bool, now: Date) throws -> AccessTokenHolder? {
        let row = try Row.fetchOne(
            cachedStatement(
                sql:
                    "SELECT access_key, user, client FROM access_tokens WHERE digest = ? AND refreshes = ? AND expires > ?"
            ),
            arguments: [TokenDigest.of(token), refreshes, Int64(now.timeIntervalSince1970)]
        )
        guard let row else { return nil }
        let holder = AccessTokenHolder(accessKey: row["access_key"], user: row["user"], client: row["client"])
        if let key = holder.accessKey, try object(AccessKey.self, key)?.isActive != true { return nil }
        if let client = holder.client, try object(OAuthClient.self, client)?.isActive != true { return nil }
        return holder
    }

    /// Forgets a token.
    func deleteAccessToken(_ token: String) throws {
        try execute(sql: "DELETE FROM access_tokens WHERE digest = ?", arguments: [TokenDigest.of(token)])
    }

    /// Who a token's holder is, with the grants resolved; `nil` when the user or application is gone.
    func principal(of holder: AccessTokenHolder) throws -> Principal? {
        if let id = holder.user {
            guard let user = try object(User.self, id) else { return nil }
            return Principal(
                id: user.id,
                name: user.name,
                kind: .user,
                grants: try resolvedGrants(of: user.id),
                application: holder.client
            )
        }
        guard let id = holder.client, let client = try object(OAuthClient.self, id) else { return nil }
        return Principal(id: client.id, name: client.name, grants: [])
    }
}
