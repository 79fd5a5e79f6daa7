import GRDB

extension Migration {
    /// Who may call: clients that were made through the API, and the access tokens that are out.
    ///
    /// Secrets are slow hashes inside a client's `json`; a token's row is found by its digest. Neither holds a secret.
    static let credentials = Migration(name: "0006-credentials") { db in
        try db.execute(
            sql: """
                CREATE TABLE clients (
                    id TEXT PRIMARY KEY,
                    json TEXT NOT NULL
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE tokens (
                    digest TEXT PRIMARY KEY,
                    client_id TEXT NOT NULL,
                    expires_at REAL NOT NULL,
                    json TEXT NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX tokens_expiry ON tokens (expires_at);
                CREATE INDEX tokens_client ON tokens (client_id);
                """
        )
    }
}
