package import Foundation
import GRDB
package import RingdownCore

extension SQLiteStore {
    package func due(
        _ statuses: Set<TriggerStatus>,
        at now: Date,
        limit: Int
    ) async throws(StoreError) -> [String] {
        guard limit > 0 else { return [] }
        // Each status is searched by itself, so that the cost never grows with triggers that were not asked for.
        return try await read { db in
            let statement = try Query.due.statement(db)
            return
                try statuses
                .flatMap { status in
                    try Row.fetchAll(statement, arguments: [status.rawValue, now.column, limit]).map(Due.init)
                }
                .sorted()
                .prefix(limit)
                .map(\.id)
        }
    }

    package func nextDue(_ statuses: Set<TriggerStatus>) async throws(StoreError) -> Date? {
        try await read { db in
            let statement = try Query.nextDue.statement(db)
            return
                try statuses
                .compactMap { status in try Double.fetchOne(statement, arguments: [status.rawValue]) }
                .min()
                .map(Date.init(column:))
        }
    }
}

/// A trigger that is due, in the order of their instants, then of their writing.
private struct Due: Comparable {
    let at: Double
    let sequence: Int
    let id: String

    init(_ row: Row) {
        at = row["due_at"]
        sequence = row["sequence"]
        id = row["id"]
    }

    static func < (left: Self, right: Self) -> Bool { (left.at, left.sequence) < (right.at, right.sequence) }
}
