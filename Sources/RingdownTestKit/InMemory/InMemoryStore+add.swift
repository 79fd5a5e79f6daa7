package import RingdownCore

extension InMemoryStore {
    package func add(_ trigger: Trigger, decision: Decision) async throws(StoreError) -> AddedTrigger {
        try write { (tables) throws(StoreError) in
            if let key = trigger.idempotencyKey, let id = tables.idempotencyKeys[key], let first = tables.triggers[id] {
                return AddedTrigger(trigger: first.trigger, isRepeat: true)
            }
            _ = try tables.insert(trigger, of: nil)
            try tables.insert([decision])
            return AddedTrigger(trigger: trigger, isRepeat: false)
        }
    }
}
