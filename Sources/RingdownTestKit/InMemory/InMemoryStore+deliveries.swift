package import Foundation
package import RingdownCore

extension InMemoryStore: DeliveryStore {
    /// Every delivery that was taken in, in the order of writing.
    package var deliveries: [HookDelivery] { get throws { try read().deliveries } }

    package func add(_ delivery: HookDelivery) async throws(StoreError) -> Bool {
        try write { tables throws(StoreError) in try tables.insert(delivery) }
    }

    package func commit(
        _ batch: [IntakeEntry],
        of delivery: HookDelivery,
        duplicate: @escaping @Sendable (IntakeEntry, _ known: StoredChange) -> Decision
    ) async throws(StoreError) -> [IntakeResult]? {
        try write { tables throws(StoreError) in
            guard try tables.insert(delivery) else { return nil }
            var results: [IntakeResult] = []
            for entry in batch { results.append(try tables.take(entry, duplicate)) }
            return results
        }
    }

    package func update(_ delivery: HookDelivery) async throws(StoreError) {
        try write { tables throws(StoreError) in
            guard let place = tables.deliveries.firstIndex(where: { $0.id == delivery.id }) else {
                throw StoreError(.notFound, "There is no delivery with the id \(delivery.id).")
            }
            tables.deliveries[place] = delivery
        }
    }

    package func delivery(key: String, of source: String) async throws(StoreError) -> HookDelivery? {
        try read().deliveries.first { $0.source == source && $0.key == key }
    }

    package func dueDeliveries(at now: Date, limit: Int) async throws(StoreError) -> [HookDelivery] {
        let due = try read().deliveries.enumerated().compactMap { place, delivery in
            delivery.dueAt.flatMap { $0 <= now ? (at: $0, place: place, delivery: delivery) : nil }
        }
        return due.sorted { ($0.at, $0.place) < ($1.at, $1.place) }.prefix(max(0, limit)).map(\.delivery)
    }

    package func nextDueDelivery() async throws(StoreError) -> Date? { try read().deliveries.compactMap(\.dueAt).min() }

    package func removeDeliveries(receivedBefore instant: Date, limit: Int) async throws(StoreError) -> Int {
        try write { tables throws(StoreError) in
            let old = tables.deliveries.filter { $0.dueAt == nil && $0.receivedAt < instant }
                .sorted { $0.receivedAt < $1.receivedAt }.prefix(max(0, limit)).map(\.id)
            tables.deliveries.removeAll { old.contains($0.id) }
            return old.count
        }
    }
}

extension MemoryTables {
    /// Writes a delivery unless its key is known; says whether it was written.
    fileprivate mutating func insert(_ delivery: HookDelivery) throws(StoreError) -> Bool {
        guard !deliveries.contains(where: { $0.source == delivery.source && $0.key == delivery.key }) else {
            return false
        }
        guard !deliveries.contains(where: { $0.id == delivery.id }) else { throw Self.used(delivery.id) }
        deliveries.append(delivery)
        return true
    }
}
