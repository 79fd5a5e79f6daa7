package import Foundation
import GRDB
package import RingdownCore

extension SQLiteStore {
    package func candidate(_ id: String, at now: Date) async throws(StoreError) -> GateCandidate? {
        try await read { db in
            guard let text = try db.triggerText(id) else { return nil }
            let trigger = try known.trigger(id, text)
            return GateCandidate(trigger: trigger, memory: try db.gateMemory(for: trigger, at: now))
        }
    }

    package func move(
        _ triggerID: String,
        at now: Date,
        _ move: @escaping @Sendable (Trigger, GateMemory) -> TriggerMove?
    ) async throws(StoreError) -> TriggerMove? {
        try await write { db in
            guard let text = try db.triggerText(triggerID) else {
                throw StoreError(
                    .notFound,
                    "There is no trigger \(triggerID); GET /api/v2/outbound/triggers lists them"
                )
            }
            let trigger = try known.trigger(triggerID, text)
            guard var written = move(trigger, try db.gateMemory(for: trigger, at: now)) else { return nil }
            guard written.trigger.id == triggerID else {
                throw StoreError(.notFound, "A move of trigger \(triggerID) cannot write \(written.trigger.id).")
            }
            let steps = try db.file(written.events, to: triggerID)
            written.events = steps.steps
            let json = try db.update(written.trigger)
            known.keep(written.trigger, json)
            // Where its timeline does not tell where it stands now, the log does.
            let told = written.events.last?.status ?? trigger.status
            let effect = written.trigger.effect(after: trigger) ?? (told == written.trigger.status ? nil : .trigger)
            if effect == nil, steps.texts.isEmpty {
                try db.insert(written.decisions)
            } else {
                let move = AuditedMove.json(
                    decisions: try db.file(written.decisions),
                    steps: steps.texts,
                    trigger: effect == nil ? nil : json
                )
                try db.audit(effect ?? .move, of: triggerID, about: triggerID, at: now, json: move)
            }
            if written.withdrawsDispatch { try db.withdrawDispatch(of: triggerID) }
            if written.dispatches { try db.dispatch(written.trigger, at: now) }
            return written
        }
    }
}
