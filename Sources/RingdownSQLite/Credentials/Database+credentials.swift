import Foundation
import GRDB
import RingdownCore

/// The fixed queries about clients and tokens; each but the list of all clients finds its rows through an index.
enum CredentialQuery: String, CaseIterable {
    case token = "SELECT json FROM tokens WHERE digest = ?"
    case tokensOfClient = "SELECT json FROM tokens WHERE client_id = ?"
    case client = "SELECT json FROM clients WHERE id = ?"

    /// The prepared statement, kept by the connection for the next time.
    func statement(_ db: Database) throws -> Statement { try db.cachedStatement(sql: rawValue) }
}

extension Database {
    /// The token with a digest; `nil` when there is none.
    func issuedToken(_ digest: String) throws -> IssuedToken? {
        try String.fetchOne(CredentialQuery.token.statement(self), arguments: [digest])
            .map { text in try JSONColumn.value(IssuedToken.self, from: text) }
    }

    /// The tokens of a client.
    func issuedTokens(of clientID: String) throws -> [IssuedToken] {
        try String.fetchAll(CredentialQuery.tokensOfClient.statement(self), arguments: [clientID])
            .map { text in try JSONColumn.value(IssuedToken.self, from: text) }
    }

    /// Writes a token, in the place of the one with its digest.
    func put(_ token: IssuedToken) throws {
        try run(
            """
            INSERT INTO tokens (digest, client_id, expires_at, json) VALUES (?, ?, ?, ?)
            ON CONFLICT (digest) DO UPDATE SET json = excluded.json, expires_at = excluded.expires_at
            """,
            [token.digest, token.clientID, token.expiresAt.column, JSONColumn.text(token)]
        )
    }

    /// The client with an id; `nil` when there is none.
    func storedClient(_ id: String) throws -> StoredClient? {
        try String.fetchOne(CredentialQuery.client.statement(self), arguments: [id])
            .map { text in try JSONColumn.value(StoredClient.self, from: text) }
    }

    /// Every client, by its id.
    func storedClients() throws -> [StoredClient] {
        try String.fetchAll(cachedStatement(sql: "SELECT json FROM clients ORDER BY id"))
            .map { text in try JSONColumn.value(StoredClient.self, from: text) }
    }
}
