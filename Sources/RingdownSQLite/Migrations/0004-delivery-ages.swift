import GRDB

extension Migration {
    /// When deliveries were taken in, so that old ones with which nothing is left to do can be removed.
    static let deliveryAges = Migration(name: "0004-delivery-ages") { db in
        try db.execute(
            sql: """
                ALTER TABLE deliveries ADD COLUMN received_at REAL
                    GENERATED ALWAYS AS (json_extract(json, '$.receivedAt')) VIRTUAL;
                CREATE INDEX deliveries_done ON deliveries (received_at) WHERE due_at IS NULL;
                """
        )
    }
}
