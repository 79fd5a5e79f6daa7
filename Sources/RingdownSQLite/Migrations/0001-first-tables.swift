import GRDB

extension Migration {
    /// The tables of the first version.
    ///
    /// Each row carries its whole value as JSON; what is searched stands beside it in columns, written from the same
    /// value by the same statement. Instants are seconds since 2001-01-01 UTC. `sequence` is the order of writing.
    /// Decisions reference nothing: evidence outlives what it is about.
    static let firstTables = Migration(name: "0001-first-tables") { db in
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(
            sql: """
                CREATE TABLE changes (
                    sequence INTEGER PRIMARY KEY,
                    id TEXT NOT NULL UNIQUE,
                    identity TEXT NOT NULL UNIQUE,
                    at REAL NOT NULL,
                    workspace TEXT NOT NULL,
                    address TEXT NOT NULL,
                    json TEXT NOT NULL
                ) STRICT;

                CREATE TABLE triggers (
                    sequence INTEGER PRIMARY KEY,
                    id TEXT NOT NULL UNIQUE,
                    change_id TEXT REFERENCES changes (id),
                    contact_list_id TEXT NOT NULL,
                    idempotency_key TEXT UNIQUE,
                    limit_key TEXT,
                    created_at REAL NOT NULL,
                    status TEXT NOT NULL,
                    due_at REAL,
                    json TEXT NOT NULL
                ) STRICT;
                CREATE INDEX triggers_due ON triggers (status, due_at, sequence, id) WHERE due_at IS NOT NULL;
                CREATE INDEX triggers_newest ON triggers (created_at, sequence, status);
                CREATE INDEX triggers_contact_list ON triggers (contact_list_id, created_at, sequence, status);
                CREATE INDEX triggers_change ON triggers (change_id, sequence, id) WHERE change_id IS NOT NULL;

                CREATE TABLE events (
                    trigger_id TEXT NOT NULL REFERENCES triggers (id),
                    sequence INTEGER NOT NULL,
                    at REAL NOT NULL,
                    status TEXT NOT NULL,
                    json TEXT NOT NULL,
                    PRIMARY KEY (trigger_id, sequence)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE decisions (
                    sequence INTEGER PRIMARY KEY,
                    id TEXT NOT NULL UNIQUE,
                    at REAL NOT NULL,
                    kind TEXT NOT NULL,
                    rule TEXT,
                    change_id TEXT,
                    trigger_id TEXT,
                    correlation_id TEXT,
                    json TEXT NOT NULL
                ) STRICT;
                CREATE INDEX decisions_change ON decisions (change_id) WHERE change_id IS NOT NULL;
                CREATE INDEX decisions_trigger ON decisions (trigger_id) WHERE trigger_id IS NOT NULL;
                CREATE INDEX decisions_correlation ON decisions (correlation_id) WHERE correlation_id IS NOT NULL;

                CREATE TABLE dispatches (
                    trigger_id TEXT PRIMARY KEY REFERENCES triggers (id),
                    limit_key TEXT,
                    at REAL NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX dispatches_limit ON dispatches (limit_key, at) WHERE limit_key IS NOT NULL;

                CREATE TABLE kill_switches (
                    provider TEXT,
                    since REAL NOT NULL,
                    json TEXT NOT NULL
                ) STRICT;
                CREATE UNIQUE INDEX kill_switches_provider ON kill_switches (ifnull(provider, ''));

                CREATE TABLE probe (writes INTEGER NOT NULL) STRICT;
                INSERT INTO probe (writes) VALUES (0);
                """
        )
    }
}
