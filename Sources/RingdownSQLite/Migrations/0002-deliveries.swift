import GRDB

extension Migration {
    /// The signed deliveries: what is still to be worked through, and what was taken in already.
    static let deliveries = Migration(name: "0002-deliveries") { db in
        try db.execute(
            sql: """
                CREATE TABLE deliveries (
                    sequence INTEGER PRIMARY KEY,
                    id TEXT NOT NULL UNIQUE,
                    source TEXT NOT NULL,
                    key TEXT NOT NULL,
                    due_at REAL,
                    json TEXT NOT NULL,
                    UNIQUE (source, key)
                ) STRICT;
                CREATE INDEX deliveries_due ON deliveries (due_at, sequence) WHERE due_at IS NOT NULL;
                """
        )
    }
}
