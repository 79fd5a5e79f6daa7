import GRDB

/// The fixed queries of the store; each finds its rows through an index.
///
/// What is still to be sent, or under way, is named just as the index of lanes names it.
enum Query: String, CaseIterable {
    case changeByID = "SELECT id, at, json FROM changes WHERE id = ?"
    case changeByIdentity = "SELECT id, at, json FROM changes WHERE identity = ?"
    case triggersOfChange = "SELECT id FROM triggers WHERE change_id = ? ORDER BY sequence"
    case triggerByID = "SELECT json FROM triggers WHERE id = ?"
    case standing = """
        SELECT json, (SELECT max(sequence) FROM events WHERE trigger_id = triggers.id) AS last FROM triggers WHERE id = ?
        """
    case triggerByIdempotencyKey = "SELECT json FROM triggers WHERE idempotency_key = ?"
    case due = """
        SELECT due_at, sequence, id, provider, CASE WHEN connection_id IS NULL THEN 'list:' || contact_list_id
            ELSE 'connection:' || connection_id END AS lane
        FROM triggers WHERE status = ? AND due_at <= ? ORDER BY due_at, sequence
        """
    case nextDue = "SELECT min(due_at) FROM triggers WHERE status = ? AND due_at > ?"
    /// From each lane straight to the next one, so that what waits in one is not walked through.
    case lanes = """
        WITH RECURSIVE lanes (lane) AS (
            SELECT min(lane) FROM triggers INDEXED BY triggers_lane
            WHERE lane > '' AND (status = 'queued' OR status = 'held' OR status = 'sending' OR status = 'in-doubt')
            UNION ALL
            SELECT (
                SELECT min(lane) FROM triggers INDEXED BY triggers_lane
                WHERE lane > lanes.lane AND (status = 'queued' OR status = 'held' OR status = 'sending' OR status = 'in-doubt')
            )
            FROM lanes WHERE lanes.lane IS NOT NULL
        )
        SELECT lane FROM lanes WHERE lane IS NOT NULL
        """
    case turnsOfLane = """
        SELECT sequence, id, status, due_at, provider, owner FROM triggers INDEXED BY triggers_lane
        WHERE lane = ? AND (status = 'queued' OR status = 'held' OR status = 'sending' OR status = 'in-doubt') ORDER BY sequence
        """
    case backlog = """
        SELECT count(*) FROM triggers INDEXED BY triggers_lane
        WHERE lane > '' AND (status = 'queued' OR status = 'held' OR status = 'sending' OR status = 'in-doubt')
        """
    case timeline = "SELECT json FROM events WHERE trigger_id = ? AND sequence > ? ORDER BY sequence"
    case decisionByID = "SELECT json FROM decisions WHERE id = ?"
    case decisionByCorrelation = """
        SELECT json FROM decisions WHERE correlation_id = ? ORDER BY sequence DESC LIMIT 1
        """
    case decisionsAbout = "SELECT json FROM decisions WHERE change_id = ?1 OR trigger_id = ?1 ORDER BY sequence"
    case dispatchesSince = """
        SELECT at FROM dispatches WHERE limit_key = ? AND at >= ? AND trigger_id <> ? ORDER BY at
        """
    case deliveryByKey = "SELECT json FROM deliveries WHERE source = ? AND key = ?"
    case dueDeliveries = "SELECT json FROM deliveries WHERE due_at <= ? ORDER BY due_at, sequence LIMIT ?"
    case oldDeliveries = """
        SELECT sequence FROM deliveries WHERE due_at IS NULL AND received_at < ? ORDER BY received_at LIMIT ?
        """
    case nextDueDelivery = "SELECT min(due_at) FROM deliveries WHERE due_at >= ?"

    /// The prepared statement, kept by the connection for the next time.
    func statement(_ db: Database) throws -> Statement { try db.cachedStatement(sql: rawValue) }
}

extension Database {
    /// Runs a statement that writes, prepared once a connection.
    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
