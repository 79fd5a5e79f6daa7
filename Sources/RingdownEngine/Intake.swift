package import RingdownCore

/// Takes changes in: compares them with the rules and commits what follows, before anybody is told that it was taken.
package struct Intake: Sendable {
    private let engine: Engine

    package init(_ engine: Engine) { self.engine = engine }

    /// What replaces the sensitive values of a document's changes by their digests.
    ///
    /// `others` are sensitive values that stand elsewhere in the document.
    package func redaction(of changes: [Change], others: Set<JSON> = []) -> Redaction {
        Redaction(of: changes, others: Array(others), digest: engine.digest)
    }

    /// Takes in the changes of one document; the answer is on the disk when this returns.
    ///
    /// Sensitive values are replaced by digests first: rules compare the digests, and nothing else is stored.
    /// `others` are sensitive values that stand elsewhere in the document. It is refused with `full`, before anything is
    /// written, when triggers would follow and too many wait already; what was taken in before is answered all the same.
    package func take(_ changes: [Change], others: Set<JSON> = []) async throws(StoreError) -> [IntakeResult] {
        try await take(changes, others: others) { entries, duplicate throws(StoreError) in
            let triggering = entries.filter { !$0.triggers.isEmpty }
            if !triggering.isEmpty {
                do throws(StoreError) {
                    try await engine.backlog.expectRoom(in: engine.store, clock: engine.clock)
                } catch {
                    guard error.code == .full, try await areKnown(triggering) else { throw error }
                }
            }
            return try await engine.store.commit(entries, duplicate: duplicate)
        }
    }

    /// Whether all of them were taken in before, so that nothing follows from them any more.
    private func areKnown(_ entries: [IntakeEntry]) async throws(StoreError) -> Bool {
        for entry in entries {
            if try await engine.store.change(identity: entry.change.identity) == nil { return false }
        }
        return true
    }

    /// Takes in the changes of one document, committed together with something else, however much waits already.
    ///
    /// `commit` writes the entries in a transaction of its own, as `Store.commit` does, and gives their results; none
    /// when it wrote nothing.
    package func take(
        _ changes: [Change],
        others: Set<JSON> = [],
        committing commit: (
            _ entries: [IntakeEntry],
            _ duplicate: @escaping @Sendable (IntakeEntry, StoredChange) -> Decision
        ) async throws(StoreError) -> [IntakeResult]
    ) async throws(StoreError) -> [IntakeResult] {
        let now = engine.clock.now()
        let redaction = redaction(of: changes, others: others)
        let entries = changes.map { change in
            engine.book.entry(for: redaction.redact(change), at: now, ids: engine.ids, digest: engine.digest)
        }
        let ids = engine.ids
        let results = try await commit(entries) { entry, known in
            RuleBook.duplicate(entry, of: known, id: ids.next())
        }
        Meters.took(results)
        let triggers = results.reduce(0) { $0 + $1.triggers.count }
        if triggers > 0 {
            engine.backlog.took(triggers)
            engine.bell.ring(for: [.queued])
        }
        return results
    }
}
