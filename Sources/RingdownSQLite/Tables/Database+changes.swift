import Foundation
import GRDB
import RingdownCore

extension Database {
    /// The change that a query finds by one text; `nil` when there is none.
    func change(_ query: Query, _ key: String) throws -> StoredChange? {
        guard let row = try Row.fetchOne(query.statement(self), arguments: [key]) else { return nil }
        let id: String = row["id"]
        return StoredChange(
            id: id,
            change: try JSONColumn.value(Change.self, from: row["json"]),
            at: Date(column: row["at"]),
            triggerIDs: try String.fetchAll(Query.triggersOfChange.statement(self), arguments: [id])
        )
    }
}
