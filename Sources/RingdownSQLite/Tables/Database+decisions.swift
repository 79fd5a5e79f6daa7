import GRDB
import RingdownCore

extension Database {
    /// Writes what was decided, each with an entry of its own.
    func insert(_ decisions: [Decision]) throws {
        for (decision, json) in zip(decisions, try file(decisions)) {
            try audit(.decision, of: decision.id, about: decision.auditedAbout, at: decision.at, json: json)
        }
    }

    /// Writes what was decided; gives the texts, which the caller records.
    func file(_ decisions: [Decision]) throws -> [String] {
        try decisions.map { decision in
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
            return json
        }
    }

    /// The first decision that a query finds by one text; `nil` when there is none.
    func decision(_ query: Query, _ key: String) throws -> Decision? {
        try String.fetchOne(query.statement(self), arguments: [key])
            .map { text in try JSONColumn.value(Decision.self, from: text) }
    }
}
