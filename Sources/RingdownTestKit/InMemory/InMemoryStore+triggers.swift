import Foundation
package import RingdownCore

extension InMemoryStore {
    package func trigger(_ id: String) async throws(StoreError) -> Trigger? { try read().triggers[id]?.trigger }

    package func triggers(_ query: TriggerQuery) async throws(StoreError) -> [Trigger] {
        let found = try read().triggers.values
            .filter { row in
                (query.statuses.isEmpty || query.statuses.contains(row.trigger.status))
                    && (query.contactListID == nil || query.contactListID == row.trigger.order.contactList?.id)
                    && (query.personalConnectionID == nil
                        || query.personalConnectionID == row.trigger.order.call?.connection.id)
                    && (query.provider == nil || query.provider == row.trigger.order.provider)
                    && (query.rule == nil || "rule:" + (query.rule ?? "") == row.trigger.owner)
                    && (query.idempotencyKey == nil || query.idempotencyKey == row.trigger.idempotencyKey)
                    && query.divisions?.contains(row.trigger.order.division.id) ?? true
            }
            .sorted { ($0.trigger.createdAt, $0.sequence) > ($1.trigger.createdAt, $1.sequence) }
        let ordered = query.isOldestFirst ? found.reversed() : found
        return ordered.dropFirst(max(query.offset, 0)).prefix(max(query.limit, 0)).map(\.trigger)
    }

    package func timeline(_ triggerID: String, after sequence: Int) async throws(StoreError) -> [TimelineEvent] {
        try read().triggers[triggerID]?.timeline.filter { $0.sequence > sequence } ?? []
    }
}
