import Crypto
import Foundation
import GRDB
import RingdownCore
import RingdownDialer

extension Database {
    /// What a client or user holds, the oldest grant first.
    func grants(of subject: String) throws -> [RoleGrant] {
        try Row.fetchAll(
            cachedStatement(
                sql: "SELECT role, division, made FROM grants WHERE subject = ? ORDER BY made, role, division"
            ),
            arguments: [subject]
        )
        .map { row in
            RoleGrant(
                subject: subject,
                role: row["role"],
                division: row["division"],
                made: DialerTime(milliseconds: row["made"])
            )
        }
    }

    /// Gives a grant; one that is held already stays as it is.
    func insert(_ grant: RoleGrant) throws {
        try cachedStatement(
            sql: "INSERT INTO grants (subject, role, division, made) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
        )
        .execute(arguments: [grant.subject, grant.role, grant.division, grant.made.milliseconds])
    }

    /// Takes a grant back; nothing happens when it is not held.
    func deleteGrant(subject: String, role: String, division: String) throws {
        try execute(
            sql: "DELETE FROM grants WHERE subject = ? AND role = ? AND division = ?",
            arguments: [subject, role, division]
        )
    }

    /// Whom a token stands for, with the grants resolved to permissions and divisions.
    ///
    /// A grant whose role or division is gone gives nothing. `nil` when the client or user is gone or switched off.
    func principal(of holder: TokenHolder) throws -> Principal? {
        guard let client = try object(OAuthClient.self, holder.client), client.isActive else { return nil }
        guard let userID = holder.user else {
            return Principal(id: client.id, name: client.name, grants: try resolvedGrants(of: client.id))
        }
        guard let user = try object(User.self, userID), client.application != nil else { return nil }
        return Principal(
            id: user.id,
            name: user.name,
            kind: .user,
            grants: try resolvedGrants(of: user.id),
            application: client.id,
            scopes: holder.scopes
        )
    }

    /// What a client or user holds, with roles and divisions resolved.
    func resolvedGrants(of subject: String) throws -> [Grant] {
        try grants(of: subject).compactMap { grant in
            guard let role = try object(Role.self, grant.role), let scope = try scope(grant.division) else {
                return nil
            }
            return Grant(role: role.name, permissions: role.permissions, division: scope)
        }
    }

    /// What a grant's division reaches; `nil` when it is gone.
    func scope(_ division: String) throws -> DivisionScope? {
        if division == RoleGrant.everywhere { return .all }
        return try object(TenantDivision.self, division).map { .one($0.reference) }
    }

    /// The clients and users that hold a role.
    func subjects(ofRole role: String) throws -> [String] {
        try String.fetchAll(
            self,
            sql: "SELECT DISTINCT subject FROM grants WHERE role = ? ORDER BY subject",
            arguments: [role]
        )
    }

    /// The ids of the subjects that hold a role in a division, not counting those who hold one everywhere.
    func subjects(inDivision division: String) throws -> [String] {
        try String.fetchAll(
            self,
            sql: "SELECT DISTINCT subject FROM grants WHERE division = ? ORDER BY subject",
            arguments: [division]
        )
    }

    /// Takes back all that a subject holds.
    func deleteGrants(of subject: String) throws {
        try execute(sql: "DELETE FROM grants WHERE subject = ?", arguments: [subject])
    }

    /// The user who logs in with a mail address, in any letter case; `nil` when there is none.
    func user(email: String) throws -> User? {
        try objects(User.self).first { $0.email.lowercased() == email.lowercased() }
    }

    /// The division where objects live when nothing else is said; `nil` in a store that was never seeded.
    func homeDivision() throws -> TenantDivision? { try objects(TenantDivision.self).first(where: \.isHome) }

    /// Keeps a token, as a digest, until `expires` by the wall clock, and forgets those whose time is over.
    func keepToken(_ token: String, of holder: TokenHolder, expires: Date, now: Date) throws {
        try execute(sql: "DELETE FROM tokens WHERE expires <= ?", arguments: [Self.seconds(now)])
        let scope = holder.user == nil ? nil : holder.scopes.map(\.text).joined(separator: " ")
        try execute(
            sql: "INSERT OR REPLACE INTO tokens (digest, client, expires, user, scope) VALUES (?, ?, ?, ?, ?)",
            arguments: [Self.digest(of: token), holder.client, Self.seconds(expires), holder.user, scope]
        )
    }

    /// Whom a token was given to; `nil` when it is none of ours or its time is over.
    func holder(ofToken token: String, now: Date) throws -> TokenHolder? {
        try Row.fetchOne(
            cachedStatement(sql: "SELECT client, user, scope FROM tokens WHERE digest = ? AND expires > ?"),
            arguments: [Self.digest(of: token), Self.seconds(now)]
        )
        .map { row in
            let scope: String? = row["scope"]
            return TokenHolder(client: row["client"], user: row["user"], scopes: Scope.list(scope ?? "") ?? [])
        }
    }

    /// Forgets every token of a client.
    func deleteTokens(ofClient client: String) throws {
        try execute(sql: "DELETE FROM tokens WHERE client = ?", arguments: [client])
    }

    /// Forgets a token.
    func deleteToken(_ token: String) throws {
        try execute(sql: "DELETE FROM tokens WHERE digest = ?", arguments: [Self.digest(of: token)])
    }

    /// Forgets a token by its digest in hexadecimal.
    func deleteToken(digest: String) throws {
        try execute(sql: "DELETE FROM tokens WHERE lower(hex(digest)) = ?", arguments: [digest])
    }

    /// Tokens are long and random, so an unsalted digest gives nothing away and can be looked up.
    private static func digest(of token: String) -> Data { Data(SHA256.hash(data: Data(token.utf8))) }

    private static func seconds(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970.rounded(.down)) }
}
