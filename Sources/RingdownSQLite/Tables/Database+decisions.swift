import GRDB
import RingdownCore

extension Database {
    /// Writes what was decided, each with an entry of its own.
    func insert(_ decisions: [Texted<Decision>]) throws {
        try write(decisions.map(RowDraft.decision))
        try audit(decisions.map(AuditRecord.init))
    }

    /// The first decision that a query finds by one text; `nil` when there is none.
    func decision(_ query: Query, _ key: String) throws -> Decision? {
        try String.fetchOne(query.statement(self), arguments: [key])
            .map { text in try JSONColumn.value(Decision.self, from: text) }
    }
}
