import GRDB

extension Migration {
    /// The states that Terraform keeps here, every version of them, and who holds them.
    ///
    /// `sealed` is the state's content, encrypted before it comes here; empty where a version holds nothing.
    static let states = Migration(name: "0003-states") { db in
        try db.execute(
            sql: """
                CREATE TABLE state_versions (
                    workspace TEXT NOT NULL,
                    number INTEGER NOT NULL,
                    at REAL NOT NULL,
                    json TEXT NOT NULL,
                    sealed BLOB NOT NULL
                ) STRICT;
                CREATE UNIQUE INDEX state_versions_number ON state_versions (workspace, number);

                CREATE TABLE state_locks (
                    workspace TEXT PRIMARY KEY,
                    at REAL NOT NULL,
                    json TEXT NOT NULL
                ) STRICT, WITHOUT ROWID;
                """
        )
    }
}
