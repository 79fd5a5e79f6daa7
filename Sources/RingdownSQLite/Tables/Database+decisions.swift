import GRDB
import RingdownCore

extension Database {
    /// Writes what was decided.
    func insert(_ decisions: [Decision]) throws {
        for decision in decisions {
            let json = try JSONColumn.text(decision)
            try run(
                """
                INSERT INTO decisions (id, at, kind, rule, change_id, trigger_id, correlation_id, json)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    decision.id, decision.at.column, decision.kind.rawValue, decision.rule, decision.changeID,
                    decision.triggerID, decision.correlationID, json,
                ]
            )
            try audit(.decision, of: decision.id, about: decision.auditedAbout, at: decision.at, json: json)
        }
    }

    /// The first decision that a query finds by one text; `nil` when there is none.
    func decision(_ query: Query, _ key: String) throws -> Decision? {
        try String.fetchOne(query.statement(self), arguments: [key])
            .map { text in try JSONColumn.value(Decision.self, from: text) }
    }
}
