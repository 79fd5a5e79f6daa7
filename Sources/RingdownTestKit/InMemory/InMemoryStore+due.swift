package import Foundation
package import RingdownCore

extension InMemoryStore {
    package func due(
        _ statuses: Set<TriggerStatus>,
        at now: Date,
        limit: Int
    ) async throws(StoreError) -> [String] {
        let due = try read().triggers.values
            .filter { statuses.contains($0.trigger.status) }
            .compactMap { row in row.trigger.dueAt.map { (at: $0, sequence: row.sequence, id: row.trigger.id) } }
            .filter { $0.at <= now }
            .sorted { ($0.at, $0.sequence) < ($1.at, $1.sequence) }
        return due.prefix(max(limit, 0)).map(\.id)
    }

    package func nextDue(_ statuses: Set<TriggerStatus>) async throws(StoreError) -> Date? {
        try read().triggers.values
            .filter { statuses.contains($0.trigger.status) }
            .compactMap(\.trigger.dueAt)
            .min()
    }
}
