import GRDB

extension Migration {
    /// What says whose turn it is, as columns of their own in the indices, so that looking for what is due reads no
    /// trigger.
    static let due = Migration(name: "0009-due") { db in
        try db.execute(
            sql: """
                ALTER TABLE triggers ADD COLUMN provider TEXT NOT NULL DEFAULT '';
                ALTER TABLE triggers ADD COLUMN owner TEXT NOT NULL DEFAULT '';
                UPDATE triggers SET
                    provider = ifnull(json_extract(json, '$.order.provider'), ''),
                    owner = ifnull(
                        ifnull(
                            'rule:' || json_extract(json, '$.cause.rule.name'),
                            'caller:' || json_extract(json, '$.cause.caller.id')
                        ),
                        ''
                    );
                DROP INDEX triggers_due;
                CREATE INDEX triggers_due
                    ON triggers (status, due_at, sequence, id, connection_id, contact_list_id, provider)
                    WHERE due_at IS NOT NULL;
                DROP INDEX triggers_lane;
                CREATE INDEX triggers_lane ON triggers (lane, sequence, status, due_at, id, provider, owner)
                    WHERE status IN ('queued', 'held', 'sending', 'in-doubt');
                """
        )
    }
}
