import Foundation
import GRDB
import RingdownCore

extension Migration {
    /// The audit log, to which rows are only added, each behind the one that the head names.
    ///
    /// The log begins here: what an older store already held is recorded as it was found, so that nothing changes
    /// unnoticed from now on; what happened to it before cannot be told.
    static let audit = Migration(name: "0008-audit") { db in
        try db.execute(
            sql: """
                CREATE TABLE audit (
                    sequence INTEGER PRIMARY KEY,
                    at REAL NOT NULL,
                    kind TEXT NOT NULL,
                    subject TEXT NOT NULL,
                    about TEXT,
                    json TEXT NOT NULL,
                    previous BLOB NOT NULL,
                    hash BLOB NOT NULL
                ) STRICT;
                CREATE INDEX audit_about ON audit (about) WHERE about IS NOT NULL;

                CREATE TABLE audit_head (
                    id INTEGER PRIMARY KEY CHECK (id = 1),
                    sequence INTEGER NOT NULL,
                    hash BLOB NOT NULL
                ) STRICT;
                INSERT INTO audit_head (id, sequence, hash) VALUES (1, 0, zeroblob(32));

                CREATE TRIGGER audit_follows BEFORE INSERT ON audit
                WHEN NOT EXISTS (
                    SELECT 1 FROM audit_head WHERE NEW.sequence = sequence + 1 AND NEW.previous = hash
                )
                BEGIN SELECT RAISE(ABORT, 'an entry of the audit log must follow its head'); END;
                CREATE TRIGGER audit_leads AFTER INSERT ON audit
                BEGIN UPDATE audit_head SET sequence = NEW.sequence, hash = NEW.hash; END;
                CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
                BEGIN SELECT RAISE(ABORT, 'entries of the audit log are never changed'); END;
                CREATE TRIGGER audit_remains BEFORE DELETE ON audit
                BEGIN SELECT RAISE(ABORT, 'entries of the audit log are never removed'); END;
                CREATE TRIGGER audit_head_advances BEFORE UPDATE ON audit_head
                WHEN NEW.sequence <> OLD.sequence + 1 OR NOT EXISTS (
                    SELECT 1 FROM audit WHERE sequence = NEW.sequence AND hash = NEW.hash
                )
                BEGIN SELECT RAISE(ABORT, 'the head of the audit log is its last entry'); END;
                CREATE TRIGGER audit_head_remains BEFORE DELETE ON audit_head
                BEGIN SELECT RAISE(ABORT, 'the head of the audit log is never removed'); END;
                """
        )
        // What a check writes to see whether there is room again.
        try db.execute(sql: "ALTER TABLE probe ADD COLUMN padding BLOB")
        try db.beginAudit(at: Date())
    }
}
