import Foundation
import GRDB
import RingdownCore

extension Database {
    /// Writes a change unless its identity is known; says whether it was written.
    func insert(_ entry: IntakeEntry, identity: String) throws -> Bool {
        try run(
            """
            INSERT INTO changes (id, identity, at, workspace, address, json) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (identity) DO NOTHING
            """,
            [
                entry.id, identity, entry.at.column, entry.change.origin.workspace, entry.change.address,
                JSONColumn.text(entry.change),
            ]
        )
        return changesCount == 1
    }

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
