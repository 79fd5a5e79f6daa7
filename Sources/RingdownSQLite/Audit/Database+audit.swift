import Foundation
import GRDB
import RingdownCore

extension Database {
    /// Puts records at the end of the audit log, in the transaction of what they record.
    ///
    /// The log's head is moved once for all that is in a transaction: see ``advanceAuditHead()``.
    func audit(_ records: [AuditRecord]) throws {
        guard !records.isEmpty else { return }
        var last = try auditEnd()
        for record in records {
            let entry = AuditEntry(record, after: last, hash: AuditDigest.sha256)
            try run(
                """
                INSERT INTO audit (sequence, at, kind, subject, about, json, previous, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    entry.sequence, entry.at.column, entry.kind, entry.subject, entry.about, entry.json,
                    Data(entry.previous.bytes), Data(entry.hash.bytes),
                ]
            )
            last = entry.checkpoint
        }
    }

    /// Puts one record at the end of the audit log.
    func audit(_ kind: AuditKind, of subject: String, about: String?, at instant: Date, json: String) throws {
        try audit([AuditRecord(at: instant, kind: kind, subject: subject, about: about, json: json)])
    }

    /// Records a client; the hash of a secret stands there only as a hash of its own.
    func audit(_ kind: AuditKind, _ client: StoredClient, at instant: Date) throws {
        try audit(kind, of: client.id, about: client.id, at: instant, json: client.auditedJSON())
    }

    /// Records a token, by its digest.
    func audit(_ kind: AuditKind, _ token: IssuedToken, at instant: Date) throws {
        try audit(kind, of: token.digest, about: token.clientID, at: instant, json: JSONColumn.text(token))
    }

    /// Moves the head of the audit log to its last entry; every transaction that wrote entries ends with it.
    func advanceAuditHead() throws {
        try run(
            """
            UPDATE audit_head SET (sequence, hash) = (SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1)
            WHERE sequence < (SELECT max(sequence) FROM audit)
            """,
            []
        )
    }

    /// Where the audit log ends, as its head says.
    func auditHead() throws -> AuditCheckpoint {
        guard let row = try Row.fetchOne(cachedStatement(sql: "SELECT sequence, hash FROM audit_head")) else {
            throw StoreError(.corrupt, "The audit log has lost its head; restore the store from a backup.")
        }
        return try checkpoint(row)
    }

    /// The last entry of the audit log.
    private func auditEnd() throws -> AuditCheckpoint {
        let row = try Row.fetchOne(
            cachedStatement(sql: "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1")
        )
        return try row.map(checkpoint) ?? .none
    }

    private func checkpoint(_ row: Row) throws -> AuditCheckpoint {
        guard let hash = AuditDigest(bytes: [UInt8](row["hash"] as Data)) else {
            throw StoreError(.corrupt, "The end of the audit log is damaged; restore the store from a backup.")
        }
        return AuditCheckpoint(sequence: row["sequence"], hash: hash)
    }
}

extension KillSwitch {
    /// What the audit log calls it: its provider, or `*` for all.
    var auditedName: String { provider ?? "*" }
}

extension StoredClient {
    /// The client as the audit log keeps it.
    func auditedJSON() throws -> String {
        var client = self
        client.secrets = secrets.map { secret in
            var secret = secret
            secret.hash = "sha256:\(AuditDigest.sha256(Array(secret.hash.utf8)))"
            return secret
        }
        return try JSONColumn.text(client)
    }
}
