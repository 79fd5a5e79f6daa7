import Foundation
import GRDB
package import RingdownCore

extension SQLiteStore {
    /// Counts what is in the store.
    package func tally() async throws(StoreError) -> StoreTally {
        try await read { db in
            var triggers: [TriggerStatus: Int] = [:]
            var oldest: [TriggerStatus: Date] = [:]
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT status, count(*) AS number, min(created_at) AS oldest FROM triggers GROUP BY status"
            )
            for row in rows {
                guard let status = TriggerStatus(rawValue: row["status"]) else { continue }
                triggers[status] = row["number"]
                oldest[status] = Date(column: row["oldest"])
            }
            return StoreTally(
                triggers: triggers,
                oldest: oldest,
                doubtsForPeople: try Int.fetchOne(
                    db,
                    sql: "SELECT count(*) FROM triggers WHERE status = 'in-doubt' AND due_at IS NULL"
                ) ?? 0,
                deliveries: try Int.fetchOne(db, sql: "SELECT count(*) FROM deliveries WHERE due_at IS NOT NULL") ?? 0,
                killSwitches: try db.killSwitches(),
                checkpoint: try db.auditHead()
            )
        }
    }
}
