import GRDB
package import RingdownCore

extension SQLiteStore {
    package func add(_ trigger: Trigger, decision: Decision) async throws(StoreError) -> AddedTrigger {
        try await write { db in
            if let text = try db.insert(trigger, of: nil, [decision]) {
                known.keep(trigger, text)
                return AddedTrigger(trigger: trigger, isRepeat: false)
            }
            guard let key = trigger.idempotencyKey, let first = try db.trigger(.triggerByIdempotencyKey, key) else {
                throw StoreError(.corrupt, "\(path) lost a trigger that it knows; restore the store from a backup.")
            }
            return AddedTrigger(trigger: first, isRepeat: true)
        }
    }
}
