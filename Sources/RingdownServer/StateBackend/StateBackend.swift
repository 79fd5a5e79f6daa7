package import RingdownCore
package import RingdownEngine

/// Terraform's states, kept for it: what the routes of the `http` backend do.
///
/// A version is written in one transaction with the changes that its difference to the version before makes, their
/// decisions and triggers. So Terraform's answer comes after both, and a crash leaves both or neither; a write that is
/// repeated because its answer got lost finds the version there and makes nothing of it.
package struct StateBackend: Sendable {
    /// Times that a write begins anew because another one came between.
    static let attempts = 3

    let store: any StateStore
    /// `nil` when no key is configured: then nothing is kept.
    let keys: StateKeyring?
    let intake: Intake
    let clock: any WallClock
    let ids: any IDSource

    package init(
        store: any StateStore,
        keys: StateKeyring?,
        intake: Intake,
        clock: any WallClock,
        ids: any IDSource
    ) {
        self.store = store
        self.keys = keys
        self.intake = intake
        self.clock = clock
        self.ids = ids
    }

    /// What became of a write.
    struct Written {
        var version: StateVersion
        /// Whether it was there already.
        var isKnown: Bool
        var results: [IntakeResult]
    }

    /// The keys; a problem when none is configured.
    func keyring() throws(ServerProblem) -> StateKeyring {
        guard let keys else { throw .noStateKey() }
        return keys
    }

    /// The content of a workspace's latest version; `nil` when there is none.
    func read(_ workspace: String) async throws -> [UInt8]? {
        let keys = try keyring()
        guard let latest = try await store.stateHead(workspace).latest, latest.version.content != .removed else {
            return nil
        }
        return try keys.open(latest)
    }

    /// One version with its content, opened; the latest for `nil`.
    func version(_ number: Int?, of workspace: String) async throws -> (version: StateVersion, bytes: [UInt8])? {
        let keys = try keyring()
        let found =
            if let number {
                try await store.stateVersion(number, of: workspace)
            } else {
                try await store.stateHead(workspace).latest
            }
        guard let found else { return nil }
        return (found.version, found.version.content == .removed ? [] : try keys.open(found))
    }

    /// Seals a version and writes it with what follows from it; `nil` when another one took its number.
    func write(
        _ draft: StateVersion,
        _ bytes: [UInt8],
        presenting lockID: String?,
        changes: [Change] = [],
        secrets: Set<JSON> = [],
        decision: Decision? = nil
    ) async throws -> Written? {
        let keys = try keyring()
        var version = draft
        version.decisionID = decision?.id
        version.changes = changes.count
        version.keyID = version.content == .removed ? nil : keys.currentID
        let state = StoredState(
            version: version,
            sealed: version.content == .removed ? [] : try keys.seal(bytes, as: version)
        )
        var outcome = StateWriteResult.overtaken
        _ = try await intake.take(changes, others: secrets) { entries, duplicate throws(StoreError) in
            outcome = try await store.write(
                StateWrite(
                    state: state,
                    lockID: lockID,
                    entries: entries,
                    decisions: decision.map { [$0] } ?? []
                ),
                duplicate: duplicate
            )
            return if case .written(let results) = outcome { results } else { [] }
        }
        switch outcome {
        case .written(let results): return Written(version: version, isKnown: false, results: results)
        case .refused(let refusal): throw refusal
        case .overtaken: return nil
        }
    }
}
