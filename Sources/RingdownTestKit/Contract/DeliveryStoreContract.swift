import Foundation
package import RingdownCore

/// One sentence that holds for every store of deliveries, with the check that shows it.
package struct DeliveryPromise: Sendable, CustomStringConvertible {
    /// The sentence.
    package let description: String
    private let check: @Sendable (any DeliveryStore) async throws -> Void

    init(_ description: String, _ check: @escaping @Sendable (any DeliveryStore) async throws -> Void) {
        self.description = description
        self.check = check
    }

    /// Checks the promise on an empty store; throws a `ContractFailure` that says where it was broken.
    package func verify(_ store: any DeliveryStore) async throws { try await check(store) }
}

/// Everything that `DeliveryStore` promises, sentence by sentence.
package enum DeliveryStoreContract {
    /// Every promise.
    package static let promises = [
        DeliveryPromise("A delivery comes back as it was written") { store in
            try expect(try await store.add(complete), "expected the delivery to be written")
            try expectEqual(try await store.delivery(key: "k1", of: "prod"), complete)
            try expectEqual(try await store.delivery(key: "k2", of: "prod"), nil)
            try expectEqual(try await store.delivery(key: "k1", of: "test"), nil)
        },
        DeliveryPromise("A key is written once for each source") { store in
            var again = HookDelivery(id: "h2", source: "prod", key: "k1", receivedAt: Sample.now)
            try expect(try await store.add(complete), "expected the first delivery to be written")
            try expect(try await !store.add(again), "expected the second delivery to be recognised")
            try expectEqual(try await store.delivery(key: "k1", of: "prod"), complete)
            again.source = "test"
            try expect(try await store.add(again), "expected another source's delivery to be written")
        },
        DeliveryPromise("A delivery and the changes that it brought are written together, or not at all") { store in
            let first = try await store.commit([Sample.entry("c1")], of: complete) { _, _ in Sample.decision("never") }
            try expectEqual(first?.map(\.changeID), ["c1"])
            try expectEqual(try await store.delivery(key: "k1", of: "prod"), complete)
            var again = HookDelivery(id: "h2", source: "prod", key: "k1", receivedAt: Sample.now)
            let other = Sample.entry("c2", change: Sample.change(serial: 99))
            let second = try await store.commit([other], of: again) { _, _ in Sample.decision("never") }
            try expect(second == nil, "expected the delivery to be recognised")
            again.key = "k2"
            let third = try await store.commit([other], of: again) { _, _ in Sample.decision("never") }
            try expectEqual(third?.map(\.isDuplicate), [false])
        },
        DeliveryPromise("What is due comes in the order of its instants, then of writing") { store in
            for (id, offset) in [("a", 20.0), ("b", 10), ("c", 10), ("d", 30)] {
                _ = try await store.add(sample(id, due: offset))
            }
            _ = try await store.add(sample("e", due: nil))
            let now = Sample.now.addingTimeInterval(20)
            try expectEqual(try await store.dueDeliveries(at: now, limit: 9).map(\.id), ["b", "c", "a"])
            try expectEqual(try await store.dueDeliveries(at: now, limit: 2).map(\.id), ["b", "c"])
            try expectEqual(try await store.dueDeliveries(at: now, limit: 0), [])
            try expectEqual(try await store.nextDueDelivery(), Sample.now.addingTimeInterval(10))
        },
        DeliveryPromise("A delivery that was worked through is due no more, and is still known") { store in
            _ = try await store.add(complete)
            var done = complete
            done.dueAt = nil
            done.attempts = 2
            try await store.update(done)
            try expectEqual(try await store.dueDeliveries(at: .distantFuture, limit: 9), [])
            try expectEqual(try await store.nextDueDelivery(), nil)
            try expectEqual(try await store.delivery(key: "k1", of: "prod"), done)
        },
        DeliveryPromise("A delivery that is not there cannot be updated") { store in
            try await expectError(.notFound) { () throws(StoreError) in try await store.update(complete) }
        },
        DeliveryPromise("Old deliveries are removed once nothing is left to do, so many at a time") { store in
            for (id, age, due) in [("a", 30.0, nil), ("b", 50, nil), ("c", 90, 10.0), ("d", 20, nil), ("e", 40, nil)] {
                var delivery = sample(id, due: due)
                delivery.receivedAt = Sample.now.addingTimeInterval(-age)
                _ = try await store.add(delivery)
            }
            let before = Sample.now.addingTimeInterval(-25)
            try expectEqual(try await store.removeDeliveries(receivedBefore: before, limit: 0), 0)
            try expectEqual(try await store.removeDeliveries(receivedBefore: before, limit: 2), 2)
            try expectEqual(try await store.delivery(key: "b", of: "prod"), nil)
            try expectEqual(try await store.delivery(key: "a", of: "prod")?.id, "a")
            try expectEqual(try await store.removeDeliveries(receivedBefore: before, limit: 2), 1)
            try expectEqual(try await store.removeDeliveries(receivedBefore: before, limit: 2), 0)
            try expectEqual(try await store.delivery(key: "d", of: "prod")?.id, "d")
            try expectEqual(try await store.dueDeliveries(at: .distantFuture, limit: 9).map(\.id), ["c"])
        },
    ]

    private static let complete = HookDelivery(
        id: "h1",
        source: "prod",
        key: "k1",
        receivedAt: Sample.now,
        content: ["run": "run-1", "list": [1, 2.5, .null, true]],
        attempts: 1,
        dueAt: Sample.now,
        resolved: ["state": "sv-1"]
    )

    private static func sample(_ id: String, due: Double?) -> HookDelivery {
        HookDelivery(
            id: id,
            source: "prod",
            key: id,
            receivedAt: Sample.now,
            dueAt: due.map { Sample.now.addingTimeInterval($0) }
        )
    }
}
