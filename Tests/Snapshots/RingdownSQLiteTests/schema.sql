-- 0001-first-tables
-- 0002-deliveries
-- 0003-states
CREATE TABLE changes (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    identity TEXT NOT NULL UNIQUE,
    at REAL NOT NULL,
    workspace TEXT NOT NULL,
    address TEXT NOT NULL,
    json TEXT NOT NULL
) STRICT
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
) STRICT
CREATE TABLE deliveries (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    due_at REAL,
    json TEXT NOT NULL,
    UNIQUE (source, key)
) STRICT
CREATE TABLE dispatches (
    trigger_id TEXT PRIMARY KEY REFERENCES triggers (id),
    limit_key TEXT,
    at REAL NOT NULL
) STRICT, WITHOUT ROWID
CREATE TABLE events (
    trigger_id TEXT NOT NULL REFERENCES triggers (id),
    sequence INTEGER NOT NULL,
    at REAL NOT NULL,
    status TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (trigger_id, sequence)
) STRICT, WITHOUT ROWID
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)
CREATE TABLE kill_switches (
    provider TEXT,
    since REAL NOT NULL,
    json TEXT NOT NULL
) STRICT
CREATE TABLE probe (writes INTEGER NOT NULL) STRICT
CREATE TABLE state_locks (
    workspace TEXT PRIMARY KEY,
    at REAL NOT NULL,
    json TEXT NOT NULL
) STRICT, WITHOUT ROWID
CREATE TABLE state_versions (
    workspace TEXT NOT NULL,
    number INTEGER NOT NULL,
    at REAL NOT NULL,
    json TEXT NOT NULL,
    sealed BLOB NOT NULL
) STRICT
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
) STRICT
CREATE INDEX decisions_change ON decisions (change_id) WHERE change_id IS NOT NULL
CREATE INDEX decisions_correlation ON decisions (correlation_id) WHERE correlation_id IS NOT NULL
CREATE INDEX decisions_trigger ON decisions (trigger_id) WHERE trigger_id IS NOT NULL
CREATE INDEX deliveries_due ON deliveries (due_at, sequence) WHERE due_at IS NOT NULL
CREATE INDEX dispatches_limit ON dispatches (limit_key, at) WHERE limit_key IS NOT NULL
CREATE UNIQUE INDEX kill_switches_provider ON kill_switches (ifnull(provider, ''))
CREATE UNIQUE INDEX state_versions_number ON state_versions (workspace, number)
CREATE INDEX triggers_change ON triggers (change_id, sequence, id) WHERE change_id IS NOT NULL
CREATE INDEX triggers_contact_list ON triggers (contact_list_id, created_at, sequence, status)
CREATE INDEX triggers_due ON triggers (status, due_at, sequence, id) WHERE due_at IS NOT NULL
CREATE INDEX triggers_newest ON triggers (created_at, sequence, status)
