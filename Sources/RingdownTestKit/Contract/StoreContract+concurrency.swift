import RingdownCore

extension StoreContract {
    static let concurrency = [
        StorePromise("A hundred concurrent moves of one trigger happen one after another") { store in
            _ = try await store.add(Sample.trigger("t1"), decision: Sample.decision())
            let event = TimelineEvent(at: Sample.now, status: .queued, sentence: "Once more.")
            try await concurrently(100) { _ in
                _ = try await store.move("t1", at: Sample.now) { trigger, _ in
                    var next = trigger
                    next.attempts += 1
                    return TriggerMove(trigger: next, events: [event])
                }
            }
            try expectEqual(try await store.trigger("t1")?.attempts, 100)
            try expectEqual(try await store.timeline("t1", after: 0).map(\.sequence), Array(1...101))
        },
        StorePromise("Concurrent moves of one trigger that add nothing to its timeline are not lost either") { store in
            _ = try await store.add(Sample.trigger("t1"), decision: Sample.decision())
            try await concurrently(100) { _ in
                _ = try await store.move("t1", at: Sample.now) { trigger, _ in
                    var next = trigger
                    next.attempts += 1
                    return TriggerMove(trigger: next)
                }
            }
            try expectEqual(try await store.trigger("t1")?.attempts, 100)
        },
        StorePromise("Concurrent moves that only add to a trigger's timeline number their steps onwards") { store in
            _ = try await store.add(Sample.trigger("t1"), decision: Sample.decision())
            let event = TimelineEvent(at: Sample.now, status: .queued, sentence: "Once more.")
            try await concurrently(100) { _ in
                _ = try await store.move("t1", at: Sample.now) { trigger, _ in
                    TriggerMove(trigger: trigger, events: [event])
                }
            }
            try expectEqual(try await store.timeline("t1", after: 0).map(\.sequence), Array(1...101))
        },
        StorePromise("Of concurrent deliveries of one change one is taken in") { store in
            let results = try await concurrently(20) { place in
                let entry = Sample.entry("c\(place)", triggers: [Sample.trigger("t\(place)")])
                return try await commit([entry], to: store)
            }
            try expectEqual(results.joined().filter { !$0.isDuplicate }.count, 1, "changes taken in")
            try expectEqual(Set(results.joined().map(\.changeID)).count, 1, "changes named")
            try expectEqual(try await store.triggers(TriggerQuery()).count, 1, "triggers")
        },
        StorePromise("Of concurrent requests with one idempotency key one makes a trigger") { store in
            let added = try await concurrently(20) { place in
                try await store.add(
                    Sample.trigger("t\(place)", idempotencyKey: "k"),
                    decision: Sample.decision("d\(place)")
                )
            }
            try expectEqual(added.filter { !$0.isRepeat }.count, 1, "triggers made")
            try expectEqual(Set(added.map(\.trigger.id)).count, 1, "triggers named")
        },
        StorePromise("A frequency limit holds when many triggers go out at once") { store in
            for place in 0..<20 {
                let trigger = Sample.trigger(
                    "t\(place)",
                    clauses: [.atMost(times: 3, seconds: 60)],
                    limitKey: "k"
                )
                _ = try await store.add(trigger, decision: Sample.decision("d\(place)"))
            }
            let moves = try await concurrently(20) { place in
                try await store.move("t\(place)", at: Sample.now) { trigger, memory in
                    memory.recentDispatches.count < 3 ? TriggerMove(trigger: trigger, dispatches: true) : nil
                }
            }
            try expectEqual(moves.filter { $0 != nil }.count, 3, "triggers that went out")
        },
        StorePromise("A call of a cancelled task is carried out, so that no vendor's answer is lost") { store in
            _ = try await store.add(Sample.trigger("t1"), decision: Sample.decision())
            let written = try await withThrowingTaskGroup(of: TriggerMove?.self) { group in
                group.cancelAll()
                group.addTask {
                    try await store.move("t1", at: Sample.now) { trigger, _ in
                        TriggerMove(trigger: trigger.standing(.accepted, dueAt: nil))
                    }
                }
                return try await group.next() ?? nil
            }
            try expectEqual(written?.trigger.status, .accepted)
            try expectEqual(try await store.trigger("t1")?.status, .accepted)
        },
    ]

    /// Runs so many tasks at once and gives what they gave.
    @discardableResult
    private static func concurrently<Value: Sendable>(
        _ count: Int,
        _ work: @escaping @Sendable (Int) async throws -> Value
    ) async throws -> [Value] {
        try await withThrowingTaskGroup(of: Value.self) { group in
            for place in 0..<count { group.addTask { try await work(place) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
