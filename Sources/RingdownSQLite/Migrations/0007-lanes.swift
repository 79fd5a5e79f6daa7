import GRDB

extension Migration {
    /// What triggers of one contact list or personal connection share, so that they go out one after another.
    ///
    /// The index holds those only that may still hold a later one back.
    static let lanes = Migration(name: "0007-lanes") { db in
        try db.execute(
            sql: """
                ALTER TABLE triggers ADD COLUMN lane TEXT GENERATED ALWAYS AS (
                    CASE WHEN connection_id IS NULL THEN 'list:' || contact_list_id
                    ELSE 'connection:' || connection_id END
                ) VIRTUAL;
                CREATE INDEX triggers_lane ON triggers (lane, sequence, status, due_at, id)
                    WHERE status IN ('queued', 'held', 'sending', 'in-doubt');
                """
        )
    }
}
