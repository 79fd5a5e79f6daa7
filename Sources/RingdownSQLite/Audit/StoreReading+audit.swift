import GRDB
package import RingdownCore

extension StoreReading {
    /// Follows the audit log from its first entry to its last and compares what it records with what stands there.
    ///
    /// - Parameter checkpoints: where the log is known to have been.
    package func verifyAudit(_ checkpoints: [AuditCheckpoint] = []) throws -> AuditReport {
        try queue.read { db in
            try expectAudit(db)
            var verification = AuditVerification(db, checkpoints: checkpoints)
            return try verification.run()
        }
    }

    /// Where the audit log ends now.
    package func auditCheckpoint() throws -> AuditCheckpoint {
        try queue.read { db in
            try expectAudit(db)
            return try db.auditHead()
        }
    }

    /// The entries about something, in their order: a trigger, a change with its triggers, a decision, a provider, a
    /// client, a workspace.
    ///
    /// - Parameters:
    ///   - id: its id; `nil` takes all entries.
    ///   - limit: the last ones, at most so many.
    package func auditEntries(about id: String?, limit: Int) throws -> [AuditEntry] {
        try queue.read { db in
            try expectAudit(db)
            var rows = try Row.fetchAll(
                db,
                sql: id == nil ? AuditQuery.newest : AuditQuery.about.rawValue,
                arguments: id.map { [$0, limit] } ?? [limit]
            )
            // Few ask about what is about nothing; only they wait for the whole log to be looked through.
            if let id, rows.isEmpty { rows = try Row.fetchAll(db, sql: AuditQuery.subject, arguments: [id, limit]) }
            return try rows.reversed().map { row in
                guard case .entry(let entry) = AuditedRow(row) else {
                    throw StoreError(
                        .corrupt,
                        "An entry of the audit log cannot be read; see: ringdown audit verify --store \(path)"
                    )
                }
                return entry
            }
        }
    }

    private func expectAudit(_ db: Database) throws {
        guard try db.tableExists("audit") else {
            throw StoreError(
                .unavailable,
                "\(path) was written by a version without an audit log; start this version of the server with it once."
            )
        }
    }
}
