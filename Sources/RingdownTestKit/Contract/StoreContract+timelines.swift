import RingdownCore

extension StoreContract {
    static let timelines = [
        StorePromise("A timeline begins with the trigger as it was asked for, however it came") { store in
            let decided = Sample.trigger("t1", decisionID: "decision-of-c1")
            _ = try await commit([Sample.entry("c1", triggers: [decided])], to: store)
            _ = try await store.add(Sample.trigger("t2"), decision: Sample.decision())
            let first = TimelineEvent(
                sequence: 1,
                at: Sample.now,
                status: .queued,
                sentence: decided.reason,
                decisionID: "decision-of-c1"
            )
            try expectEqual(try await store.timeline("t1", after: 0), [first])
            try expectEqual(try await store.timeline("t2", after: 0).map(\.sequence), [1])
        },
        StorePromise("Events are numbered onwards in their trigger, and a move gives their numbers") { store in
            for id in ["t1", "t2"] {
                _ = try await store.add(Sample.trigger(id), decision: Sample.decision("of-\(id)"))
            }
            let written = try await append(["a", "b"], to: "t1", store)
            try expectEqual(written, [2, 3])
            try expectEqual(try await append(["c"], to: "t2", store), [2])
            try expectEqual(try await append([], to: "t1", store), [])
            try expectEqual(try await append(["d"], to: "t1", store), [4])
            try expectEqual(try await store.timeline("t1", after: 0).map(\.sequence), [1, 2, 3, 4])
        },
        StorePromise("A timeline is read from after a position, in order") { store in
            _ = try await store.add(Sample.trigger("t1"), decision: Sample.decision())
            _ = try await append(["a", "b", "c"], to: "t1", store)
            try expectEqual(try await store.timeline("t1", after: 2).map(\.sentence), ["b", "c"])
            try expectEqual(try await store.timeline("t1", after: 4), [])
            try expectEqual(try await store.timeline("nowhere", after: 0), [])
        },
    ]

    private static func append(_ sentences: [String], to id: String, _ store: any Store) async throws -> [Int]? {
        try await store.move(id, at: Sample.now) { trigger, _ in
            TriggerMove(
                trigger: trigger,
                events: sentences.map { TimelineEvent(at: Sample.now, status: .queued, sentence: $0) }
            )
        }?
        .events.map(\.sequence)
    }
}
