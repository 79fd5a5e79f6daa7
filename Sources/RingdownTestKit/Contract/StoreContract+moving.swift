import Foundation
import RingdownCore

extension StoreContract {
    static let moving = [
        StorePromise("A move writes the trigger, its events and its decisions together") { store in
            let trigger = Sample.trigger("t1")
            _ = try await store.add(trigger, decision: Sample.decision("d1", triggerID: "t1"))
            let next = trigger.standing(.held, dueAt: Sample.now.addingTimeInterval(60))
            let decision = Sample.decision("d2", kind: .held, triggerID: "t1")
            let event = TimelineEvent(at: Sample.now, status: .held, sentence: "Outside the window.")
            let written = try await store.move("t1", at: Sample.now) { _, _ in
                TriggerMove(trigger: next, events: [event], decisions: [decision])
            }
            try expectEqual(written?.trigger, next)
            try expectEqual(written?.decisions, [decision])
            try expectEqual(try await store.trigger("t1"), next)
            try expectEqual(try await store.timeline("t1", after: 1).map(\.sentence), ["Outside the window."])
            try expectEqual(try await store.decisions(about: "t1").map(\.id), ["d1", "d2"])
        },
        StorePromise("A move sees the trigger as it was last written") { store in
            _ = try await store.add(Sample.trigger("t1"), decision: Sample.decision())
            for expected in 0..<3 {
                let written = try await store.move("t1", at: Sample.now) { trigger, _ in
                    var next = trigger
                    next.attempts += 1
                    return trigger.attempts == expected ? TriggerMove(trigger: next) : nil
                }
                try expectEqual(written?.trigger.attempts, expected + 1)
            }
        },
        StorePromise("A move that comes to nothing writes nothing and gives nil") { store in
            let trigger = Sample.trigger("t1")
            _ = try await store.add(trigger, decision: Sample.decision())
            let written = try await store.move("t1", at: Sample.now) { _, _ in nil }
            try expect(written == nil, "expected nil, found \(String(describing: written))")
            try expectEqual(try await store.trigger("t1"), trigger)
            try expectEqual(try await store.timeline("t1", after: 1), [])
        },
        StorePromise("A move of a trigger that is not there throws and is not asked") { store in
            try await expectError(.notFound) { () throws(StoreError) in
                try await store.move("nowhere", at: Sample.now) { trigger, _ in TriggerMove(trigger: trigger) }
            }
        },
        StorePromise("A move cannot write another trigger than its own") { store in
            for id in ["t1", "t2"] {
                _ = try await store.add(Sample.trigger(id), decision: Sample.decision("of-\(id)"))
            }
            try await expectError(.notFound) { () throws(StoreError) in
                try await store.move("t1", at: Sample.now) { _, _ in
                    TriggerMove(trigger: Sample.trigger("t2", status: .done))
                }
            }
            try expectEqual(try await store.trigger("t2")?.status, .queued)
        },
        StorePromise("A move whose decision cannot be written has written nothing") { store in
            let trigger = Sample.trigger("t1", limitKey: "k")
            let other = Sample.trigger("t2", clauses: [.atMost(times: 1, seconds: 60)], limitKey: "k")
            _ = try await store.add(trigger, decision: Sample.decision("d1"))
            _ = try await store.add(other, decision: Sample.decision("d2"))
            try await expectError(.corrupt) { () throws(StoreError) in
                try await store.move("t1", at: Sample.now) { trigger, _ in
                    TriggerMove(
                        trigger: trigger.standing(.done, dueAt: nil),
                        events: [TimelineEvent(at: Sample.now, status: .done, sentence: "Done.")],
                        decisions: [Sample.decision("d1")],
                        dispatches: true
                    )
                }
            }
            try expectEqual(try await store.trigger("t1"), trigger)
            try expectEqual(try await store.timeline("t1", after: 1), [])
            try expectEqual(try await recentDispatches("t2", at: Sample.now, in: store), [])
        },
        StorePromise("A move gives back the gate's permit") { store in
            let trigger = Sample.trigger("t1")
            let permit = Sample.permit(for: trigger)
            _ = try await store.add(trigger, decision: Sample.decision())
            let written = try await store.move("t1", at: Sample.now) { trigger, _ in
                TriggerMove(trigger: trigger, permit: permit)
            }
            try expectEqual(written?.permit?.triggerID, "t1")
        },
    ]

    /// What the gate is told of past dispatches when a trigger moves.
    static func recentDispatches(
        _ triggerID: String,
        at now: Date,
        in store: any Store
    ) async throws(StoreError) -> [Date] {
        try await store.move(triggerID, at: now) { trigger, memory in
            // The dates travel out in the events, so that nothing is shared with the closure.
            TriggerMove(
                trigger: trigger,
                events: memory.recentDispatches.map { TimelineEvent(at: $0, status: trigger.status, sentence: "") }
            )
        }?
        .events.map(\.at) ?? []
    }
}
