package import Foundation
package import RingdownCore

extension InMemoryStore {
    package func candidate(_ id: String, at now: Date) async throws(StoreError) -> GateCandidate? {
        let tables = try read()
        guard let trigger = tables.triggers[id]?.trigger else { return nil }
        return GateCandidate(trigger: trigger, memory: tables.memory(for: trigger, at: now))
    }

    package func move(
        _ triggerID: String,
        at now: Date,
        _ move: @escaping @Sendable (Trigger, GateMemory) -> TriggerMove?
    ) async throws(StoreError) -> TriggerMove? {
        try write { (tables) throws(StoreError) -> TriggerMove? in
            guard var row = tables.triggers[triggerID] else {
                throw StoreError(.notFound, "There is no trigger \(triggerID).")
            }
            guard var written = move(row.trigger, tables.memory(for: row.trigger, at: now)) else { return nil }
            guard written.trigger.id == triggerID else {
                throw StoreError(.notFound, "A move of trigger \(triggerID) cannot write \(written.trigger.id).")
            }
            row.trigger = written.trigger
            written.events = row.append(written.events)
            if written.withdrawsDispatch { row.dispatchedAt = nil }
            if written.dispatches { row.dispatchedAt = now }
            tables.keep(row)
            try tables.insert(written.decisions)
            return written
        }
    }
}
