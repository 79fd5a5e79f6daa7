import RingdownCore

extension StoreContract {
    static let decisions = [
        StorePromise("A decision that moves nothing is recorded") { store in
            let decision = Sample.decision("d1", kind: .refused)
            try await store.record(decision)
            try expectEqual(try await store.decision("d1"), decision)
            try await expectError(.corrupt) { () throws(StoreError) in try await store.record(decision) }
        },
        StorePromise("A decision is found by its id, and by the vendor's correlation id") { store in
            let decision = Sample.decision("d1", correlationID: "v1")
            try await store.record(decision)
            try expectEqual(try await store.decision("d1"), decision)
            try expectEqual(try await store.decision("v1"), decision)
            try expectEqual(try await store.decision("nowhere"), nil)
        },
        StorePromise("Of several decisions with one correlation id the last is found; an id comes first") { store in
            try await store.record(Sample.decision("d1", correlationID: "v1"))
            try await store.record(Sample.decision("d2", correlationID: "v1"))
            try await store.record(Sample.decision("d3", correlationID: "d1"))
            try expectEqual(try await store.decision("v1")?.id, "d2")
            try expectEqual(try await store.decision("d1")?.id, "d1")
        },
        StorePromise("Decisions about a change or a trigger come in the order they were made") { store in
            let about: [(String, String?, String?)] = [
                ("d4", "c1", nil), ("d2", "c2", nil), ("d3", "c1", "t1"), ("d1", nil, "t1"), ("d5", nil, nil),
            ]
            for (id, change, trigger) in about {
                try await store.record(Sample.decision(id, changeID: change, triggerID: trigger))
            }
            try expectEqual(try await store.decisions(about: "c1").map(\.id), ["d4", "d3"])
            try expectEqual(try await store.decisions(about: "t1").map(\.id), ["d3", "d1"])
            try expectEqual(try await store.decisions(about: "d1"), [])
        },
    ]
}
