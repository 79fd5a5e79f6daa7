import GRDB

extension Migration {
    /// What triggers are listed by besides their contact list: the division of what they dial, and the personal
    /// connection of a single call.
    ///
    /// A call's `contact_list_id` is empty, and a contact list's `connection_id` is NULL.
    static let triggerTargets = Migration(name: "0005-trigger-targets") { db in
        try db.execute(
            sql: """
                ALTER TABLE triggers ADD COLUMN connection_id TEXT;
                ALTER TABLE triggers ADD COLUMN division_id TEXT NOT NULL DEFAULT '';
                UPDATE triggers
                    SET division_id = ifnull(json_extract(json, '$.order.contactList.division.id'), '');
                CREATE INDEX triggers_connection ON triggers (connection_id, created_at, sequence, status)
                    WHERE connection_id IS NOT NULL;
                CREATE INDEX triggers_division ON triggers (division_id, created_at, sequence, status);
                """
        )
    }
}
