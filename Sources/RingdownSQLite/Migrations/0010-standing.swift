import GRDB

extension Migration {
    /// Where triggers stand, and where the audit log ends, written less often.
    ///
    /// Where triggers stand is in one index of its own: in each index that triggers are listed by, it had to be moved with every
    /// step that one of them took. The head of the log moves once a transaction, and no longer with each entry; an entry
    /// must follow the last one.
    ///
    /// What is still to be sent is named one by one: a list of more than two would be a table that each query makes anew.
    static let standing = Migration(name: "0010-standing") { db in
        try db.execute(
            sql: """
                DROP INDEX triggers_newest;
                CREATE INDEX triggers_newest ON triggers (created_at, sequence);
                DROP INDEX triggers_contact_list;
                CREATE INDEX triggers_contact_list ON triggers (contact_list_id, created_at, sequence);
                DROP INDEX triggers_connection;
                CREATE INDEX triggers_connection ON triggers (connection_id, created_at, sequence)
                    WHERE connection_id IS NOT NULL;
                DROP INDEX triggers_division;
                CREATE INDEX triggers_division ON triggers (division_id, created_at, sequence);
                DROP INDEX triggers_lane;
                CREATE INDEX triggers_lane ON triggers (lane, sequence, status, due_at, id, provider, owner)
                    WHERE status = 'queued' OR status = 'held' OR status = 'sending' OR status = 'in-doubt';
                CREATE INDEX triggers_status ON triggers (status, created_at, sequence);

                DROP TRIGGER audit_leads;
                DROP TRIGGER audit_follows;
                CREATE TRIGGER audit_follows BEFORE INSERT ON audit
                WHEN NOT EXISTS (SELECT 1 FROM audit WHERE sequence = NEW.sequence - 1 AND hash = NEW.previous)
                    AND (NEW.sequence <> 1 OR NEW.previous <> zeroblob(32))
                BEGIN SELECT RAISE(ABORT, 'an entry of the audit log must follow the last one'); END;
                DROP TRIGGER audit_head_advances;
                CREATE TRIGGER audit_head_advances BEFORE UPDATE ON audit_head
                WHEN NEW.sequence <= OLD.sequence OR NOT EXISTS (
                    SELECT 1 FROM audit WHERE sequence = NEW.sequence AND hash = NEW.hash
                ) OR EXISTS (SELECT 1 FROM audit WHERE sequence > NEW.sequence)
                BEGIN SELECT RAISE(ABORT, 'the head of the audit log is its last entry'); END;
                """
        )
    }
}
