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

    /// A client with its grants resolved to permissions and divisions.
    ///
    /// A grant whose role or division is gone gives nothing.
    func principal(of client: OAuthClient) throws -> Principal {
        var grants: [Grant] = []
        for grant in try self.grants(of: client.id) {
            guard let role = try object(Role.self, grant.role) else { continue }
            let scope: DivisionScope
            if grant.division == RoleGrant.everywhere {
                scope = .all
            } else if let division = try object(TenantDivision.self, grant.division) {
                scope = .one(division.reference)
            } else {
                continue
            }
            grants.append(Grant(role: role.name, permissions: role.permissions, division: scope))
        }
        return Principal(id: client.id, name: client.name, grants: grants)
    }

    /// The division where objects live when nothing else is said; `nil` in a store that was never seeded.
    func homeDivision() throws -> TenantDivision? { try objects(TenantDivision.self).first(where: \.isHome) }

    /// Keeps a token, as a digest, until `expires` by the wall clock, and forgets those whose time is over.
    func keepToken(_ token: String, client: String, expires: Date, now: Date) throws {
        try execute(sql: "DELETE FROM tokens WHERE expires <= ?", arguments: [Self.seconds(now)])
        try execute(
            sql: "INSERT OR REPLACE INTO tokens (digest, client, expires) VALUES (?, ?, ?)",
            arguments: [Self.digest(of: token), client, Self.seconds(expires)]
        )
    }

    /// The id of the client that a token was given to; `nil` when it is none of ours or its time is over.
    func client(ofToken token: String, now: Date) throws -> String? {
        try String.fetchOne(
            cachedStatement(sql: "SELECT client FROM tokens WHERE digest = ? AND expires > ?"),
            arguments: [Self.digest(of: token), Self.seconds(now)]
        )
    }

    /// Forgets a token.
    func deleteToken(_ token: String) throws {
        try execute(sql: "DELETE FROM tokens WHERE digest = ?", arguments: [Self.digest(of: token)])
    }

    /// Tokens are long and random, so an unsalted digest gives nothing away and can be looked up.
    private static func digest(of token: String) -> Data { Data(SHA256.hash(data: Data(token.utf8))) }

    private static func seconds(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970.rounded(.down)) }
}
