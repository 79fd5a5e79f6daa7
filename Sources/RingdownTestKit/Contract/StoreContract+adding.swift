import Foundation
import RingdownCore

extension StoreContract {
    static let adding = [
        StorePromise("An added trigger is there with its decision") { store in
            let trigger = Sample.trigger("t1")
            let decision = Sample.decision("d1", triggerID: "t1")
            let added = try await store.add(trigger, decision: decision)
            try expectEqual(added, AddedTrigger(trigger: trigger, isRepeat: false))
            try expectEqual(try await store.trigger("t1"), trigger)
            try expectEqual(try await store.decisions(about: "t1"), [decision])
        },
        StorePromise("A trigger with a known idempotency key gives the first one and writes nothing") { store in
            let first = Sample.trigger("t1", idempotencyKey: "k")
            _ = try await store.add(first, decision: Sample.decision("d1", triggerID: "t1"))
            let second = Sample.trigger("t2", priority: true, idempotencyKey: "k")
            let added = try await store.add(second, decision: Sample.decision("d2", triggerID: "t2"))
            try expectEqual(added, AddedTrigger(trigger: first, isRepeat: true))
            try expectEqual(try await store.trigger("t2"), nil)
            try expectEqual(try await store.decision("d2"), nil)
        },
        StorePromise("A repeated trigger is given as it stands now") { store in
            let first = Sample.trigger("t1", idempotencyKey: "k")
            _ = try await store.add(first, decision: Sample.decision("d1"))
            _ = try await store.move("t1", at: Sample.now) { trigger, _ in
                TriggerMove(trigger: trigger.standing(.done, dueAt: nil))
            }
            let added = try await store.add(first, decision: Sample.decision("d1"))
            try expectEqual(added.isRepeat, true)
            try expectEqual(added.trigger.status, .done)
        },
        StorePromise("Triggers without an idempotency key, or with different ones, are different") { store in
            for (place, key) in [nil, nil, "a", "b"].enumerated() {
                let added = try await store.add(
                    Sample.trigger("t\(place)", idempotencyKey: key),
                    decision: Sample.decision("d\(place)")
                )
                try expectEqual(added.isRepeat, false, "repeat of trigger \(place)")
            }
            try expectEqual(try await store.triggers(TriggerQuery()).count, 4)
        },
        StorePromise("A trigger whose decision cannot be written is not written") { store in
            try await store.record(Sample.decision("d1"))
            try await expectError(.corrupt) { () throws(StoreError) in
                try await store.add(Sample.trigger("t1"), decision: Sample.decision("d1"))
            }
            try expectEqual(try await store.trigger("t1"), nil)
            try expectEqual(try await store.timeline("t1", after: 0), [])
        },
    ]
}

extension Trigger {
    /// This trigger in another status.
    func standing(_ status: TriggerStatus, dueAt: Date?) -> Trigger {
        var copy = self
        copy.status = status
        copy.dueAt = dueAt
        return copy
    }
}
