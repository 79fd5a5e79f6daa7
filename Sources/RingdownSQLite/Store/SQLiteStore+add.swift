import GRDB
package import RingdownCore

extension SQLiteStore {
    package func add(_ trigger: Trigger, decision: Decision) async throws(StoreError) -> AddedTrigger {
        let draft = try prepare { try MoveDraft(trigger, of: nil, [decision]) }
        let added: AddedTrigger = try await write { db in
            if try db.write(draft) {
                return AddedTrigger(trigger: trigger, isRepeat: false)
            }
            guard let key = trigger.idempotencyKey, let first = try db.trigger(.triggerByIdempotencyKey, key) else {
                throw StoreError(.corrupt, "\(path) lost a trigger that it knows; restore the store from a backup.")
            }
            return AddedTrigger(trigger: first, isRepeat: true)
        }
        if !added.isRepeat { known.keep(draft.standing) }
        return added
    }
}
