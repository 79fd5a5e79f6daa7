package import Foundation
import GRDB
package import RingdownCore

extension SQLiteStore: CredentialStore {
    package func keep(_ token: IssuedToken, forgettingBefore instant: Date) async throws(StoreError) {
        try await write { db in
            try db.run("DELETE FROM tokens WHERE expires_at < ?", [instant.column])
            try db.put(token)
            try db.audit(.tokenGiven, token, at: token.issuedAt)
        }
    }

    package func token(digest: String) async throws(StoreError) -> IssuedToken? {
        try await read { db in try db.issuedToken(digest) }
    }

    package func revokeToken(digest: String, at now: Date) async throws(StoreError) -> Bool {
        try await write { db in
            guard var token = try db.issuedToken(digest), token.isActive(at: now) else { return false }
            token.revokedAt = now
            try db.put(token)
            try db.audit(.tokenRevoked, token, at: now)
            return true
        }
    }

    package func clients() async throws(StoreError) -> [StoredClient] {
        try await read { db in try db.storedClients() }
    }

    package func client(_ id: String) async throws(StoreError) -> StoredClient? {
        try await read { db in try db.storedClient(id) }
    }

    package func add(_ client: StoredClient, decision: Decision) async throws(StoreError) -> Bool {
        try await write { db in
            try db.run(
                "INSERT INTO clients (id, json) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                [client.id, JSONColumn.text(client)]
            )
            guard db.changesCount == 1 else { return false }
            try db.insert([Texted(decision)])
            try db.audit(.clientMade, client, at: decision.at)
            return true
        }
    }

    package func changeClient(
        _ id: String,
        _ change: @escaping @Sendable (inout StoredClient) -> Decision?
    ) async throws(StoreError) -> StoredClient? {
        try await write { db in
            guard let known = try db.storedClient(id) else { return nil }
            var client = known
            guard let decision = change(&client) else { return known }
            try db.run("UPDATE clients SET json = ? WHERE id = ?", [JSONColumn.text(client), id])
            try db.insert([Texted(decision)])
            try db.audit(.clientChanged, client, at: decision.at)
            return client
        }
    }

    package func removeClient(_ id: String, at now: Date, decision: Decision) async throws(StoreError) -> Bool {
        try await write { db in
            guard let client = try db.storedClient(id) else { return false }
            try db.run("DELETE FROM clients WHERE id = ?", [id])
            for var token in try db.issuedTokens(of: id) where token.isActive(at: now) {
                token.revokedAt = now
                try db.put(token)
                try db.audit(.tokenRevoked, token, at: now)
            }
            try db.insert([Texted(decision)])
            try db.audit(.clientRemoved, client, at: now)
            return true
        }
    }
}
