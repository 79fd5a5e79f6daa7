import GRDB
package import RingdownCore

extension SQLiteStore: StateStore {
    package func stateHead(_ workspace: String) async throws(StoreError) -> StateHead {
        try await read { db in
            StateHead(
                workspace: workspace,
                latest: try db.storedState(.latest, [workspace]),
                lock: try db.stateLock(of: workspace)
            )
        }
    }

    package func write(
        _ write: StateWrite,
        duplicate: @escaping @Sendable (IntakeEntry, _ known: StoredChange) -> Decision
    ) async throws(StoreError) -> StateWriteResult {
        let drafts = try prepare { try write.entries.map { try IntakeDraft($0) } }
        return try await self.write { db in
            let version = write.state.version
            let lock = try db.stateLock(of: version.workspace)
            if let refusal = StateHead.refusal(
                lock: lock,
                presenting: write.lockID,
                workspace: version.workspace
            ) {
                return .refused(refusal)
            }
            guard try db.lastStateNumber(of: version.workspace) + 1 == version.number else { return .overtaken }
            try db.insert(write.state)
            try db.insert(write.decisions.map { try Texted($0) })
            return .written(try drafts.map { draft in try take(draft, duplicate, db) })
        }
    }

    package func lock(_ workspace: String, with lock: StateLock) async throws(StoreError) -> StateLock {
        try await write { db in
            if let held = try db.stateLock(of: workspace) { return held }
            try db.insert(lock, of: workspace)
            return lock
        }
    }

    package func unlock(
        _ workspace: String,
        id: String?,
        decision: @escaping @Sendable (StateLock) -> Decision?
    ) async throws(StoreError) -> StateUnlockResult {
        try await write { db in
            guard let held = try db.stateLock(of: workspace) else { return .notLocked }
            if let id, held.id != id { return .held(held) }
            try db.removeStateLock(of: workspace)
            let recorded = decision(held)
            try db.insert(recorded.map { [try Texted($0)] } ?? [])
            if id == nil {
                let at = recorded?.at ?? held.at
                try db.audit(.stateLockForced, of: held.id, about: workspace, at: at, json: JSONColumn.text(held))
            }
            return .released(held)
        }
    }

    package func stateVersions(
        of workspace: String,
        before number: Int?,
        limit: Int
    ) async throws(StoreError) -> [StateVersion] {
        try await read { db in try db.stateVersions(of: workspace, before: number ?? Int.max, limit: limit) }
    }

    package func stateVersion(_ number: Int, of workspace: String) async throws(StoreError) -> StoredState? {
        try await read { db in try db.storedState(.byNumber, [workspace, number]) }
    }
}
