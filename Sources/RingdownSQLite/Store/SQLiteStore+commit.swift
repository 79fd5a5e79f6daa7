import GRDB
package import RingdownCore

extension SQLiteStore {
    package func commit(
        _ batch: [IntakeEntry],
        duplicate: @escaping @Sendable (IntakeEntry, _ known: StoredChange) -> Decision
    ) async throws(StoreError) -> [IntakeResult] {
        guard !batch.isEmpty else { return [] }
        let drafts = try prepare { try batch.map { try IntakeDraft($0) } }
        return try await write { db in
            try drafts.map { draft in try take(draft, duplicate, db) }
        }
    }

    /// Writes a change with what follows from it, unless its identity is known.
    func take(
        _ draft: IntakeDraft,
        _ duplicate: (IntakeEntry, StoredChange) -> Decision,
        _ db: Database
    ) throws -> IntakeResult {
        let entry = draft.entry
        try db.write([draft.row])
        if db.changesCount == 1 {
            let triggers = try draft.triggers.filter { trigger in try db.write(trigger) }
            try db.insert(draft.decisions)
            return IntakeResult(
                changeID: entry.id,
                isDuplicate: false,
                decisions: entry.decisions,
                triggers: triggers.map(\.move.trigger)
            )
        }
        guard let known = try db.change(.changeByIdentity, entry.change.identity) else {
            throw StoreError(.corrupt, "\(path) lost a change that it knows; restore the store from a backup.")
        }
        let decision = duplicate(entry, known)
        try db.insert([Texted(decision)])
        return IntakeResult(changeID: known.id, isDuplicate: true, decisions: [decision], triggers: [])
    }
}
