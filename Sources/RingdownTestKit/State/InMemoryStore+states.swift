package import RingdownCore

extension InMemoryStore: StateStore {
    package func stateHead(_ workspace: String) async throws(StoreError) -> StateHead {
        let tables = try read()
        return StateHead(
            workspace: workspace,
            latest: tables.states[workspace]?.last,
            lock: tables.stateLocks[workspace]
        )
    }

    package func write(
        _ write: StateWrite,
        duplicate: @escaping @Sendable (IntakeEntry, _ known: StoredChange) -> Decision
    ) async throws(StoreError) -> StateWriteResult {
        try self.write { (tables) throws(StoreError) in
            let workspace = write.state.version.workspace
            let lock = tables.stateLocks[workspace]
            if let refusal = StateHead.refusal(lock: lock, presenting: write.lockID, workspace: workspace) {
                return .refused(refusal)
            }
            let number = tables.states[workspace]?.count ?? 0
            guard number + 1 == write.state.version.number else { return .overtaken }
            tables.states[workspace, default: []].append(write.state)
            try tables.insert(write.decisions)
            var results: [IntakeResult] = []
            for entry in write.entries { results.append(try tables.take(entry, duplicate)) }
            return .written(results)
        }
    }

    package func lock(_ workspace: String, with lock: StateLock) async throws(StoreError) -> StateLock {
        try write { tables in
            if let held = tables.stateLocks[workspace] { return held }
            tables.stateLocks[workspace] = lock
            return lock
        }
    }

    package func unlock(
        _ workspace: String,
        id: String?,
        decision: @escaping @Sendable (StateLock) -> Decision?
    ) async throws(StoreError) -> StateUnlockResult {
        try write { (tables) throws(StoreError) in
            guard let held = tables.stateLocks[workspace] else { return .notLocked }
            if let id, held.id != id { return .held(held) }
            tables.stateLocks[workspace] = nil
            try tables.insert(decision(held).map { [$0] } ?? [])
            return .released(held)
        }
    }

    package func stateVersions(
        of workspace: String,
        before number: Int?,
        limit: Int
    ) async throws(StoreError) -> [StateVersion] {
        let versions = try read().states[workspace]?.map(\.version) ?? []
        return Array(versions.reversed().filter { $0.number < number ?? Int.max }.prefix(limit))
    }

    package func stateVersion(_ number: Int, of workspace: String) async throws(StoreError) -> StoredState? {
        try read().states[workspace]?.first { $0.version.number == number }
    }
}
