import GRDB
package import RingdownCore

extension SQLiteStore {
    package func commit(
        _ batch: [IntakeEntry],
        duplicate: @escaping @Sendable (IntakeEntry, _ known: StoredChange) -> Decision
    ) async throws(StoreError) -> [IntakeResult] {
        guard !batch.isEmpty else { return [] }
        return try await write { db in
            try batch.map { entry in try take(entry, duplicate, db) }
        }
    }

    /// Writes a change with what follows from it, unless its identity is known.
    func take(
        _ entry: IntakeEntry,
        _ duplicate: (IntakeEntry, StoredChange) -> Decision,
        _ db: Database
    ) throws -> IntakeResult {
        let identity = entry.change.identity
        if try db.insert(entry, identity: identity) {
            let triggers = try entry.triggers.filter { trigger in try db.insert(trigger, of: entry.id) != nil }
            try db.insert(entry.decisions)
            return IntakeResult(
                changeID: entry.id,
                isDuplicate: false,
                decisions: entry.decisions,
                triggers: triggers
            )
        }
        guard let known = try db.change(.changeByIdentity, identity) else {
            throw StoreError(.corrupt, "\(path) lost a change that it knows; restore the store from a backup.")
        }
        let decision = duplicate(entry, known)
        try db.insert([decision])
        return IntakeResult(changeID: known.id, isDuplicate: true, decisions: [decision], triggers: [])
    }
}
