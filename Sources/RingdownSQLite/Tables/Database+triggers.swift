import Foundation
import GRDB
import RingdownCore

extension Database {
    /// Writes a new trigger and the beginning of its timeline, unless its idempotency key is known; says whether it
    /// was written.
    ///
    /// - Parameter changeID: the change that made it; `nil` when none did.
    func insert(_ trigger: Trigger, of changeID: String?) throws -> Bool {
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
        guard changesCount == 1 else { return false }
        try audit(.trigger, of: trigger.id, about: trigger.id, at: trigger.createdAt, json: json)
        try append([trigger.firstEvent], to: trigger.id)
        return true
    }

    /// Writes a trigger over what it was; what its timeline alone does not tell is recorded.
    ///
    /// - Parameter isTold: whether the end of its timeline tells where it stands now.
    /// - Returns: the text that its row has now.
    func update(_ trigger: Trigger, after before: Trigger, isTold: Bool, at now: Date) throws -> String {
        let json = try JSONColumn.text(trigger)
        try run(
            "UPDATE triggers SET limit_key = ?, status = ?, due_at = ?, json = ? WHERE id = ?",
            [
                trigger.limitKey, trigger.status.rawValue, trigger.dueAt?.column, json, trigger.id,
            ]
        )
        if let effect = trigger.effect(after: before) ?? (isTold ? nil : .trigger) {
            try audit(effect, of: trigger.id, about: trigger.id, at: now, json: json)
        }
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

    /// Writes events at the end of a trigger's timeline, numbered onwards; returns them with their numbers.
    @discardableResult
    func append(_ events: [TimelineEvent], to triggerID: String) throws -> [TimelineEvent] {
        guard !events.isEmpty else { return [] }
        var last = try Int.fetchOne(Query.lastEvent.statement(self), arguments: [triggerID]) ?? 0
        return try events.map { event in
            var numbered = event
            last += 1
            numbered.sequence = last
            let json = try JSONColumn.text(numbered)
            try run(
                "INSERT INTO events (trigger_id, sequence, at, status, json) VALUES (?, ?, ?, ?, ?)",
                [triggerID, last, event.at.column, event.status.rawValue, json]
            )
            try audit(.step, of: "\(triggerID)/\(last)", about: triggerID, at: event.at, json: json)
            return numbered
        }
    }
}
