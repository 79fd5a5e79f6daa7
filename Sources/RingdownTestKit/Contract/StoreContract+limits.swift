import Foundation
import RingdownCore

extension StoreContract {
    private static let hour = GateClause.atMost(times: 1, seconds: 3600)

    static let limits = [
        StorePromise("A dispatch counts for the triggers with the same limit key, and for no others") { store in
            try await prepare(store, ["t1": "k", "t2": "k", "t3": "other", "t4": nil])
            try await dispatch("t1", at: Sample.now, in: store)
            let later = Sample.now.addingTimeInterval(10)
            try expectEqual(try await recentDispatches("t2", at: later, in: store), [Sample.now])
            try expectEqual(try await recentDispatches("t3", at: later, in: store), [])
            try expectEqual(try await recentDispatches("t4", at: later, in: store), [])
        },
        StorePromise("A move that does not dispatch does not count") { store in
            try await prepare(store, ["t1": "k", "t2": "k"])
            _ = try await store.move("t1", at: Sample.now) { trigger, _ in TriggerMove(trigger: trigger) }
            try expectEqual(try await recentDispatches("t2", at: Sample.now, in: store), [])
        },
        StorePromise("A dispatch counts until the period is over, to the instant") { store in
            try await prepare(store, ["t1": "k", "t2": "k"])
            try await dispatch("t1", at: Sample.now, in: store)
            let inside = Sample.now.addingTimeInterval(3599.999)
            let over = Sample.now.addingTimeInterval(3600)
            try expectEqual(try await recentDispatches("t2", at: inside, in: store), [Sample.now])
            try expectEqual(try await recentDispatches("t2", at: over, in: store), [])
        },
        StorePromise("A dispatch that a clock set back puts into the future still counts") { store in
            try await prepare(store, ["t1": "k", "t2": "k"])
            try await dispatch("t1", at: Sample.now, in: store)
            let before = Sample.now.addingTimeInterval(-86_400)
            try expectEqual(try await recentDispatches("t2", at: before, in: store), [Sample.now])
        },
        StorePromise("Dispatches are given in the order of time") { store in
            try await prepare(store, ["t1": "k", "t2": "k", "t3": "k", "t4": "k"])
            let instants = [30.0, 10, 20].map { Sample.now.addingTimeInterval($0) }
            for (id, instant) in zip(["t1", "t2", "t3"], instants) { try await dispatch(id, at: instant, in: store) }
            let found = try await recentDispatches("t4", at: Sample.now.addingTimeInterval(60), in: store)
            try expectEqual(found, instants.sorted())
        },
        StorePromise("A trigger begun again counts once, at its last dispatch, and not against itself") { store in
            try await prepare(store, ["t1": "k", "t2": "k"])
            let later = Sample.now.addingTimeInterval(5)
            try await dispatch("t1", at: Sample.now, in: store)
            try expectEqual(try await recentDispatches("t1", at: later, in: store), [])
            try await dispatch("t1", at: later, in: store)
            try expectEqual(try await recentDispatches("t2", at: later, in: store), [later])
        },
        StorePromise("A dispatch that is withdrawn counts no more") { store in
            try await prepare(store, ["t1": "k", "t2": "k"])
            try await dispatch("t1", at: Sample.now, in: store)
            _ = try await store.move("t1", at: Sample.now) { trigger, _ in
                var move = TriggerMove(trigger: trigger)
                move.withdrawsDispatch = true
                return move
            }
            try expectEqual(try await recentDispatches("t2", at: Sample.now, in: store), [])
        },
    ]

    private static func prepare(_ store: any Store, _ limitKeys: KeyValuePairs<String, String?>) async throws {
        for (id, key) in limitKeys {
            _ = try await store.add(
                Sample.trigger(id, clauses: [hour], limitKey: key),
                decision: Sample.decision("of-\(id)")
            )
        }
    }

    private static func dispatch(_ id: String, at now: Date, in store: any Store) async throws {
        _ = try await store.move(id, at: now) { trigger, _ in TriggerMove(trigger: trigger, dispatches: true) }
    }
}
