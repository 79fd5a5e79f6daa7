import Foundation
import GRDB
import RingdownCore

extension Database {
    /// A trigger's row and the number of its last step; `nil` when there is none.
    func standing(_ id: String) throws -> Standing.Row? {
        try Row.fetchOne(Query.standing.statement(self), arguments: [id])
            .map { Standing.Row(text: $0["json"], lastStep: $0["last"] ?? 0) }
    }

    /// The trigger that a query finds by one text; `nil` when there is none.
    func trigger(_ query: Query, _ key: String) throws -> Trigger? {
        try String.fetchOne(query.statement(self), arguments: [key])
            .map { text in try JSONColumn.value(Trigger.self, from: text) }
    }
}
