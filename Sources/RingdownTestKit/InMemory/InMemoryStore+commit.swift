package import RingdownCore

extension InMemoryStore {
    package func commit(
        _ batch: [IntakeEntry],
        duplicate: @escaping @Sendable (IntakeEntry, _ known: StoredChange) -> Decision
    ) async throws(StoreError) -> [IntakeResult] {
        try write { (tables) throws(StoreError) in
            var results: [IntakeResult] = []
            for entry in batch { results.append(try tables.take(entry, duplicate)) }
            return results
        }
    }
}

extension MemoryTables {
    /// Writes a change with what follows from it, unless its identity is known.
    mutating func take(
        _ entry: IntakeEntry,
        _ duplicate: (IntakeEntry, StoredChange) -> Decision
    ) throws(StoreError) -> IntakeResult {
        let identity = entry.change.identity
        if let knownID = identities[identity], let known = change(knownID) {
            let decision = duplicate(entry, known)
            try insert([decision])
            return IntakeResult(changeID: knownID, isDuplicate: true, decisions: [decision], triggers: [])
        }
        guard changes[entry.id] == nil else { throw Self.used(entry.id) }
        changes[entry.id] = StoredChange(id: entry.id, change: entry.change, at: entry.at, triggerIDs: [])
        identities[identity] = entry.id
        var made: [Trigger] = []
        for trigger in entry.triggers where try insert(trigger, of: entry.id) { made.append(trigger) }
        try insert(entry.decisions)
        return IntakeResult(changeID: entry.id, isDuplicate: false, decisions: entry.decisions, triggers: made)
    }
}
