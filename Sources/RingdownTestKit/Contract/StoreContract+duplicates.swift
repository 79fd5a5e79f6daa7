import Foundation
import RingdownCore

extension StoreContract {
    static let duplicates = [
        StorePromise("A change that was committed before is not written again, nor are its triggers") { store in
            _ = try await commit([Sample.entry("c1", triggers: [Sample.trigger("t1")])], to: store)
            let second = Sample.entry("c2", at: Sample.now.addingTimeInterval(60), triggers: [Sample.trigger("t2")])
            let results = try await commit([second], to: store)
            try expectEqual(results.map(\.changeID), ["c1"])
            try expectEqual(results.map(\.isDuplicate), [true])
            try expectEqual(results.map(\.triggers), [[]])
            try expectEqual(try await store.change("c2"), nil)
            try expectEqual(try await store.trigger("t2"), nil)
            try expectEqual(try await store.change("c1")?.at, Sample.now)
            try expectEqual(try await store.decision("decision-of-c2"), nil)
        },
        StorePromise("A duplicate records the decision that is made from what was known") { store in
            _ = try await commit([Sample.entry("c1", triggers: [Sample.trigger("t1")])], to: store)
            let results = try await commit([Sample.entry("c2")], to: store)
            let decision = try await store.decision("repeat-of-c1-by-c2")
            try expectEqual(decision?.sentence, "t1", "the known change's triggers")
            try expectEqual(results.first?.decisions, decision.map { [$0] })
            let about = try await store.decisions(about: "c1").map(\.id)
            try expectEqual(about, ["decision-of-c1", "repeat-of-c1-by-c2"])
        },
        StorePromise("A change that stands twice in one batch is written once") { store in
            let batch = [
                Sample.entry("c1", triggers: [Sample.trigger("t1")]),
                Sample.entry("c2", change: Sample.change(serial: 8)),
                Sample.entry("c3", triggers: [Sample.trigger("t3")]),
            ]
            let results = try await commit(batch, to: store)
            try expectEqual(results.map(\.isDuplicate), [false, false, true])
            try expectEqual(results.map(\.changeID), ["c1", "c2", "c1"])
            try expectEqual(try await store.decision("repeat-of-c1-by-c3")?.sentence, "t1")
            try expectEqual(try await store.trigger("t3"), nil)
        },
        StorePromise("An entry that is committed again as it was, identifiers and all, is a duplicate") { store in
            let entry = Sample.entry("c1", triggers: [Sample.trigger("t1", idempotencyKey: "k")])
            _ = try await commit([entry], to: store)
            let results = try await commit([entry], to: store)
            try expectEqual(results.map(\.isDuplicate), [true])
            try expectEqual(try await store.triggers(TriggerQuery()).map(\.id), ["t1"])
        },
        StorePromise("The same flip in a later run is a change of its own") { store in
            _ = try await commit([Sample.entry("c1", change: Sample.change(serial: 7))], to: store)
            let results = try await commit([Sample.entry("c2", change: Sample.change(serial: 9))], to: store)
            try expectEqual(results.map(\.isDuplicate), [false])
        },
    ]
}
