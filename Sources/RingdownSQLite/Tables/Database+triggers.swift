import Foundation
import GRDB
import RingdownCore

extension Database {
    /// Writes a new trigger with the beginning of its timeline and what was decided, unless its idempotency key is known;
    /// gives the text of its row, `nil` when it was not written.
    ///
    /// - Parameter changeID: the change that made it; `nil` when none did.
    func insert(_ trigger: Trigger, of changeID: String?, _ decisions: [Decision] = []) throws -> String? {
        let json = try JSONColumn.text(trigger)
        try run(
            """
            INSERT INTO triggers (
                id, change_id, contact_list_id, connection_id, division_id, provider, owner, idempotency_key, limit_key,
                created_at, status, due_at, json
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (idempotency_key) DO NOTHING
            """,
            [
                trigger.id, changeID, trigger.order.contactList?.id ?? "", trigger.order.call?.connection.id,
                trigger.order.division.id, trigger.order.provider, trigger.owner, trigger.idempotencyKey,
                trigger.limitKey, trigger.createdAt.column, trigger.status.rawValue, trigger.dueAt?.column, json,
            ]
        )
        guard changesCount == 1 else { return nil }
        let steps = try file([trigger.firstEvent], to: trigger.id, after: 0).texts
        let move = AuditedMove.json(decisions: try file(decisions), steps: steps, trigger: json)
        try audit(.trigger, of: trigger.id, about: trigger.id, at: trigger.createdAt, json: move)
        return json
    }

    /// Writes a trigger over what it was; gives the text that its row has now.
    func update(_ trigger: Trigger) throws -> String {
        let json = try JSONColumn.text(trigger)
        try run(
            "UPDATE triggers SET limit_key = ?, status = ?, due_at = ?, json = ? WHERE id = ?",
            [
                trigger.limitKey, trigger.status.rawValue, trigger.dueAt?.column, json, trigger.id,
            ]
        )
        return json
    }

    /// The text of a trigger's row; `nil` when there is none.
    func triggerText(_ id: String) throws -> String? {
        try String.fetchOne(Query.triggerByID.statement(self), arguments: [id])
    }

    /// The trigger that a query finds by one text; `nil` when there is none.
    func trigger(_ query: Query, _ key: String) throws -> Trigger? {
        try String.fetchOne(query.statement(self), arguments: [key])
            .map { text in try JSONColumn.value(Trigger.self, from: text) }
    }

    /// Writes steps at the end of a trigger's timeline, numbered onwards; gives them with their numbers, and the texts,
    /// which the caller records.
    ///
    /// - Parameter last: the number of its last step; `nil` looks for it.
    func file(
        _ steps: [TimelineEvent],
        to triggerID: String,
        after last: Int? = nil
    ) throws -> (steps: [TimelineEvent], texts: [String]) {
        guard !steps.isEmpty else { return ([], []) }
        let last = try last ?? Int.fetchOne(Query.lastEvent.statement(self), arguments: [triggerID]) ?? 0
        var steps = steps
        let texts = try steps.indices.map { place in
            steps[place].sequence = last + 1 + place
            let json = try JSONColumn.text(steps[place])
            try run(
                "INSERT INTO events (trigger_id, sequence, at, status, json) VALUES (?, ?, ?, ?, ?)",
                [triggerID, steps[place].sequence, steps[place].at.column, steps[place].status.rawValue, json]
            )
            return json
        }
        return (steps, texts)
    }
}
