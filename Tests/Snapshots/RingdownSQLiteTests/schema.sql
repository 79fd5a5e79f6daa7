-- 0001-first-tables
-- 0002-deliveries
-- 0003-states
-- 0004-delivery-ages
-- 0005-trigger-targets
-- 0006-credentials
-- 0007-lanes
-- 0008-audit
-- 0009-due
-- 0010-standing
CREATE TRIGGER audit_follows BEFORE INSERT ON audit
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE sequence = NEW.sequence - 1 AND hash = NEW.previous)
    AND (NEW.sequence <> 1 OR NEW.previous <> zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'an entry of the audit log must follow the last one'); END
CREATE TRIGGER audit_head_advances BEFORE UPDATE ON audit_head
WHEN NEW.sequence <= OLD.sequence OR NOT EXISTS (
    SELECT 1 FROM audit WHERE sequence = NEW.sequence AND hash = NEW.hash
) OR EXISTS (SELECT 1 FROM audit WHERE sequence > NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'the head of the audit log is its last entry'); END
CREATE TRIGGER audit_head_remains BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'the head of the audit log is never removed'); END
CREATE TRIGGER audit_remains BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'entries of the audit log are never removed'); END
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'entries of the audit log are never changed'); END
CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY,
    at REAL NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    about TEXT,
    json TEXT NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT
CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT
CREATE TABLE changes (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    identity TEXT NOT NULL UNIQUE,
    at REAL NOT NULL,
    workspace TEXT NOT NULL,
    address TEXT NOT NULL,
    json TEXT NOT NULL
) STRICT
CREATE TABLE clients (
    id TEXT PRIMARY KEY,
    json TEXT NOT NULL
) STRICT, WITHOUT ROWID
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
    json TEXT NOT NULL, received_at REAL
    GENERATED ALWAYS AS (json_extract(json, '$.receivedAt')) VIRTUAL,
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
CREATE TABLE probe (writes INTEGER NOT NULL, padding BLOB) STRICT
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
CREATE TABLE tokens (
    digest TEXT PRIMARY KEY,
    client_id TEXT NOT NULL,
    expires_at REAL NOT NULL,
    json TEXT NOT NULL
) STRICT, WITHOUT ROWID
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
, connection_id TEXT, division_id TEXT NOT NULL DEFAULT '', lane TEXT GENERATED ALWAYS AS (
    CASE WHEN connection_id IS NULL THEN 'list:' || contact_list_id
    ELSE 'connection:' || connection_id END
) VIRTUAL, provider TEXT NOT NULL DEFAULT '', owner TEXT NOT NULL DEFAULT '') STRICT
CREATE INDEX audit_about ON audit (about) WHERE about IS NOT NULL
CREATE INDEX decisions_change ON decisions (change_id) WHERE change_id IS NOT NULL
CREATE INDEX decisions_correlation ON decisions (correlation_id) WHERE correlation_id IS NOT NULL
CREATE INDEX decisions_trigger ON decisions (trigger_id) WHERE trigger_id IS NOT NULL
CREATE INDEX deliveries_done ON deliveries (received_at) WHERE due_at IS NULL
CREATE INDEX deliveries_due ON deliveries (due_at, sequence) WHERE due_at IS NOT NULL
CREATE INDEX dispatches_limit ON dispatches (limit_key, at) WHERE limit_key IS NOT NULL
CREATE UNIQUE INDEX kill_switches_provider ON kill_switches (ifnull(provider, ''))
CREATE UNIQUE INDEX state_versions_number ON state_versions (workspace, number)
CREATE INDEX tokens_client ON tokens (client_id)
CREATE INDEX tokens_expiry ON tokens (expires_at)
CREATE INDEX triggers_change ON triggers (change_id, sequence, id) WHERE change_id IS NOT NULL
CREATE INDEX triggers_connection ON triggers (connection_id, created_at, sequence)
    WHERE connection_id IS NOT NULL
CREATE INDEX triggers_contact_list ON triggers (contact_list_id, created_at, sequence)
CREATE INDEX triggers_division ON triggers (division_id, created_at, sequence)
CREATE INDEX triggers_due
    ON triggers (status, due_at, sequence, id, connection_id, contact_list_id, provider)
    WHERE due_at IS NOT NULL
CREATE INDEX triggers_lane ON triggers (lane, sequence, status, due_at, id, provider, owner)
    WHERE status = 'queued' OR status = 'held' OR status = 'sending' OR status = 'in-doubt'
CREATE INDEX triggers_newest ON triggers (created_at, sequence)
CREATE INDEX triggers_status ON triggers (status, created_at, sequence)
