import GRDB

/// The fixed queries about the audit log; each finds its rows through an index.
enum AuditQuery: String, CaseIterable {
    case lastOfTrigger = """
        SELECT sequence, json FROM audit
        WHERE about = ? AND kind NOT IN ('decision', 'step', 'move') ORDER BY sequence DESC LIMIT 1
        """
    case firstOfTrigger = "SELECT json FROM audit WHERE about = ? AND kind = 'trigger' ORDER BY sequence LIMIT 1"
    case lastMove = """
        SELECT kind, json FROM audit
        WHERE about = ? AND kind <> 'decision' ORDER BY sequence DESC LIMIT 1
        """
    case about = """
        SELECT sequence, at, CAST(kind AS BLOB) AS kind, CAST(subject AS BLOB) AS subject,
            CAST(about AS BLOB) AS about, CAST(json AS BLOB) AS json, previous, hash
        FROM audit
        WHERE about = ?1
            OR about IN (SELECT id FROM triggers WHERE change_id = ?1)
            OR (about IN (SELECT coalesce(trigger_id, change_id) FROM decisions WHERE id = ?1)
                AND (subject = ?1 OR instr(json, '"' || ?1 || '"')))
        ORDER BY sequence DESC LIMIT ?2
        """

    /// The last entries, whatever they are about.
    static let newest = "SELECT \(AuditedRow.columns) FROM audit ORDER BY sequence DESC LIMIT ?"
    /// The entries of one subject, found by looking through all.
    static let subject = "SELECT \(AuditedRow.columns) FROM audit WHERE subject = ? ORDER BY sequence DESC LIMIT ?"

    /// The prepared statement, kept by the connection for the next time.
    func statement(_ db: Database) throws -> Statement { try db.cachedStatement(sql: rawValue) }
}
