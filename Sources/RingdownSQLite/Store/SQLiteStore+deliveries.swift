package import Foundation
import GRDB
package import RingdownCore

extension SQLiteStore: DeliveryStore {
    package func add(_ delivery: HookDelivery) async throws(StoreError) -> Bool {
        let texted = try prepare { try Texted(delivery) }
        return try await write { db in try db.insert(texted) }
    }

    package func commit(
        _ batch: [IntakeEntry],
        of delivery: HookDelivery,
        duplicate: @escaping @Sendable (IntakeEntry, _ known: StoredChange) -> Decision
    ) async throws(StoreError) -> [IntakeResult]? {
        let texted = try prepare { try Texted(delivery) }
        let drafts = try prepare { try batch.map { try IntakeDraft($0) } }
        return try await write { db in
            guard try db.insert(texted) else { return nil }
            return try drafts.map { draft in try take(draft, duplicate, db) }
        }
    }

    package func update(_ delivery: HookDelivery) async throws(StoreError) {
        try await write { db in
            try db.run(
                "UPDATE deliveries SET due_at = ?, json = ? WHERE id = ?",
                [delivery.dueAt?.column, JSONColumn.text(delivery), delivery.id]
            )
            guard db.changesCount == 1 else {
                throw StoreError(.notFound, "There is no delivery with the id \(delivery.id).")
            }
        }
    }

    package func delivery(key: String, of source: String) async throws(StoreError) -> HookDelivery? {
        try await read { db in
            try String.fetchOne(Query.deliveryByKey.statement(db), arguments: [source, key])
                .map { text in try JSONColumn.value(HookDelivery.self, from: text) }
        }
    }

    package func dueDeliveries(at now: Date, limit: Int) async throws(StoreError) -> [HookDelivery] {
        guard limit > 0 else { return [] }
        return try await read { db in
            try String.fetchAll(Query.dueDeliveries.statement(db), arguments: [now.column, limit])
                .map { text in try JSONColumn.value(HookDelivery.self, from: text) }
        }
    }

    package func nextDueDelivery() async throws(StoreError) -> Date? {
        try await read { db in
            // Every instant is later than this one; a comparison is what lets the index answer.
            try Double.fetchOne(
                Query.nextDueDelivery.statement(db),
                arguments: [-Double.greatestFiniteMagnitude]
            )
            .map(Date.init(column:))
        }
    }

    package func removeDeliveries(receivedBefore instant: Date, limit: Int) async throws(StoreError) -> Int {
        guard limit > 0 else { return 0 }
        return try await write { db in
            let old = try Int64.fetchAll(Query.oldDeliveries.statement(db), arguments: [instant.column, limit])
            for sequence in old { try db.run("DELETE FROM deliveries WHERE sequence = ?", [sequence]) }
            return old.count
        }
    }
}

extension Database {
    /// Writes a delivery unless its key is known; says whether it was written.
    fileprivate func insert(_ texted: Texted<HookDelivery>) throws -> Bool {
        let delivery = texted.value
        try run(
            """
            INSERT INTO deliveries (id, source, key, due_at, json) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (source, key) DO NOTHING
            """,
            [delivery.id, delivery.source, delivery.key, delivery.dueAt?.column, texted.text]
        )
        return changesCount == 1
    }
}
