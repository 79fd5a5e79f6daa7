import Foundation
import GRDB
package import RingdownCore

extension SQLiteStore {
    package func trigger(_ id: String) async throws(StoreError) -> Trigger? {
        try await read { db in try db.trigger(.triggerByID, id) }
    }

    package func triggers(_ query: TriggerQuery) async throws(StoreError) -> [Trigger] {
        try await read { db in
            var conditions: [String] = []
            var arguments = StatementArguments()
            if let list = query.contactListID {
                conditions.append("contact_list_id = ?")
                arguments += [list]
            }
            if let connection = query.personalConnectionID {
                conditions.append("connection_id = ?")
                arguments += [connection]
            }
            if let provider = query.provider {
                conditions.append("json_extract(json, '$.order.provider') = ?")
                arguments += [provider]
            }
            if let rule = query.rule {
                conditions.append("json_extract(json, '$.cause.rule.name') = ?")
                arguments += [rule]
            }
            if let key = query.idempotencyKey {
                conditions.append("idempotency_key = ?")
                arguments += [key]
            }
            if let divisions = query.divisions {
                let places = repeatElement("?", count: divisions.count).joined(separator: ", ")
                conditions.append("division_id IN (\(places))")
                arguments += StatementArguments(divisions)
            }
            if !query.statuses.isEmpty {
                let places = repeatElement("?", count: query.statuses.count).joined(separator: ", ")
                conditions.append("status IN (\(places))")
                arguments += StatementArguments(query.statuses.map(\.rawValue))
            }
            let filter = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
            let way = query.isOldestFirst ? "ASC" : "DESC"
            arguments += [max(query.limit, 0), max(query.offset, 0)]
            return try String.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT json FROM triggers \(filter)
                        ORDER BY created_at \(way), sequence \(way) LIMIT ? OFFSET ?
                        """
                ),
                arguments: arguments
            )
            .map { text in try JSONColumn.value(Trigger.self, from: text) }
        }
    }

    package func backlog() async throws(StoreError) -> Int {
        try await read { db in try Int.fetchOne(Query.backlog.statement(db)) ?? 0 }
    }

    package func timeline(_ triggerID: String, after sequence: Int) async throws(StoreError) -> [TimelineEvent] {
        try await read { db in
            try String.fetchAll(Query.timeline.statement(db), arguments: [triggerID, sequence])
                .map { text in try JSONColumn.value(TimelineEvent.self, from: text) }
        }
    }
}
