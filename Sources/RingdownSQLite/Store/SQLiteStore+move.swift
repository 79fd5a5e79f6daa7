package import Foundation
import GRDB
package import RingdownCore

extension SQLiteStore {
    package func candidate(_ id: String, at now: Date) async throws(StoreError) -> GateCandidate? {
        // Whoever acts on it has the gate asked once more, in the transaction of what it writes.
        try await glance { db in
            guard let row = try db.standing(id) else { return nil }
            let trigger = try known.standing(id, row).trigger.value
            return GateCandidate(trigger: trigger, memory: try db.gateMemory(for: trigger, at: now))
        }
    }

    package func move(
        _ triggerID: String,
        at now: Date,
        _ move: @escaping @Sendable (Trigger, GateMemory) -> TriggerMove?
    ) async throws(StoreError) -> TriggerMove? {
        // What it most likely comes to is made ready here, so that the writing thread has less to do.
        let guess = known.last(triggerID).flatMap { expected in
            move(expected.trigger.value, GateMemory()).flatMap { try? MoveDraft($0, of: expected, at: now) }
        }
        let draft: MoveDraft? = try await write { db in
            if let guess, try db.writes(guess, of: triggerID, at: now) { return guess }
            guard let row = try db.standing(triggerID) else {
                throw StoreError(
                    .notFound,
                    "There is no trigger \(triggerID); GET /api/v2/outbound/triggers lists them"
                )
            }
            let standing = try known.standing(triggerID, row)
            let memory = try db.gateMemory(for: standing.trigger.value, at: now)
            guard let move = move(standing.trigger.value, memory) else { return nil }
            guard move.trigger.id == triggerID else {
                throw StoreError(.notFound, "A move of trigger \(triggerID) cannot write \(move.trigger.id).")
            }
            let draft = try MoveDraft(move, of: standing, at: now)
            try db.write(draft)
            return draft
        }
        if let draft { known.keep(draft.standing) }
        return draft?.move
    }
}

extension Database {
    /// Writes a move that was made ready, if the trigger stands as was expected and nothing keeps it from going out; says
    /// whether it did.
    fileprivate func writes(_ guess: MoveDraft, of triggerID: String, at now: Date) throws -> Bool {
        guard let before = guess.before, guess.move.trigger.id == triggerID,
            try gateMemory(for: before.trigger.value, at: now) == GateMemory()
        else { return false }
        return try write(guess)
    }
}
