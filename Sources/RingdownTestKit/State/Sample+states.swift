package import RingdownCore

extension Sample {
    /// A version of a state; its serial is its number.
    package static func state(_ number: Int, workspace: String = "prod") -> StoredState {
        StoredState(
            version: StateVersion(
                workspace: workspace,
                number: number,
                lineage: "b3c1b7f4-6d0e-4c55-9a53-1d9d3c1e8a01",
                serial: number,
                content: .plain,
                tool: "terraform 1.11.4",
                bytes: 3,
                keyID: "key-1",
                at: now,
                by: "ci",
                restores: number > 2 ? 1 : nil,
                changes: number,
                decisionID: number > 2 ? "decision-1" : nil
            ),
            sealed: [0, 255, UInt8(truncatingIfNeeded: number)]
        )
    }

    /// A lock that an apply holds.
    package static func lock(_ id: String) -> StateLock {
        StateLock(
            id: id,
            info: #"{"ID":"\#(id)","Operation":"OperationTypeApply","Who":"ada@desk"}"#,
            who: "ada@desk",
            operation: "OperationTypeApply",
            at: now,
            client: "ci"
        )
    }
}

extension StateStore {
    /// Writes a version, telling duplicates apart by the ids of both deliveries.
    func put(
        _ state: StoredState,
        lockID: String? = nil,
        entries: [IntakeEntry] = [],
        decisions: [Decision] = []
    ) async throws(StoreError) -> StateWriteResult {
        let write = StateWrite(state: state, lockID: lockID, entries: entries, decisions: decisions)
        return try await self.write(write) { entry, known in
            Sample.decision("repeat-of-\(known.id)-by-\(entry.id)", kind: .duplicate, changeID: known.id)
        }
    }
}
