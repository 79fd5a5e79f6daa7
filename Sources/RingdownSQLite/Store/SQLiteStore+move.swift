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
        _ move: @Sendable (Trigger, GateMemory) -> TriggerMove?
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
            written.events = try db.append(written.events, to: triggerID)
            let told = written.events.last?.status ?? trigger.status
            let isTold = told == written.trigger.status
            known.keep(written.trigger, try db.update(written.trigger, after: trigger, isTold: isTold, at: now))
            try db.insert(written.decisions)
            if written.withdrawsDispatch { try db.withdrawDispatch(of: triggerID) }
            if written.dispatches { try db.dispatch(written.trigger, at: now) }
            return written
        }
    }
}
