package import RingdownCore

/// Takes changes in: compares them with the rules and commits what follows, before anybody is told that it was taken.
package struct Intake: Sendable {
    private let engine: Engine

    package init(_ engine: Engine) { self.engine = engine }

    /// Takes in changes; the answer is on the disk when this returns.
    ///
    /// Rules look at the values as they are; what is stored has every sensitive value replaced by a digest.
    package func take(_ changes: [Change]) async throws(StoreError) -> [IntakeResult] {
        let now = engine.clock.now()
        let entries = changes.map { change in
            var entry = engine.book.entry(for: change, at: now, ids: engine.ids)
            entry.change = change.redacted(engine.digest)
            return entry
        }
        let ids = engine.ids
        let results = try await engine.store.commit(entries) { entry, known in
            RuleBook.duplicate(entry, of: known, id: ids.next())
        }
        if results.contains(where: { !$0.triggers.isEmpty }) { engine.bell.ring() }
        return results
    }
}
