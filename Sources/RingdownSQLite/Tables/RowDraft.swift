import Foundation
import GRDB
import RingdownCore

/// A row with the statement that writes it, made ready before its turn comes on the writing thread.
struct RowDraft: Sendable {
    let sql: String
    let arguments: StatementArguments

    /// What was decided.
    static func decision(_ texted: Texted<Decision>) -> RowDraft {
        let decision = texted.value
        return RowDraft(
            sql: """
                INSERT INTO decisions (id, at, kind, rule, change_id, trigger_id, correlation_id, json)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                decision.id, decision.at.column, decision.kind.rawValue, decision.rule, decision.changeID,
                decision.triggerID, decision.correlationID, texted.text,
            ]
        )
    }

    /// A change, unless its identity is known.
    static func change(_ entry: IntakeEntry, text: String) -> RowDraft {
        RowDraft(
            sql: """
                INSERT INTO changes (id, identity, at, workspace, address, json) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (identity) DO NOTHING
                """,
            arguments: [
                entry.id, entry.change.identity, entry.at.column, entry.change.origin.workspace, entry.change.address,
                text,
            ]
        )
    }

    /// A new trigger, unless its idempotency key is known.
    ///
    /// - Parameter changeID: the change that made it; `nil` when none did.
    static func new(_ texted: Texted<Trigger>, of changeID: String?) -> RowDraft {
        let trigger = texted.value
        return RowDraft(
            sql: """
                INSERT INTO triggers (
                    id, change_id, contact_list_id, connection_id, division_id, provider, owner, idempotency_key,
                    limit_key, created_at, status, due_at, json
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (idempotency_key) DO NOTHING
                """,
            arguments: [
                trigger.id, changeID, trigger.order.contactList?.id ?? "", trigger.order.call?.connection.id,
                trigger.order.division.id, trigger.order.provider, trigger.owner, trigger.idempotencyKey,
                trigger.limitKey, trigger.createdAt.column, trigger.status.rawValue, trigger.dueAt?.column, texted.text,
            ]
        )
    }

    /// A trigger over what it was, unless it stands otherwise by now.
    static func moved(_ texted: Texted<Trigger>, from row: Standing.Row) -> RowDraft {
        let trigger = texted.value
        return RowDraft(
            sql: """
                UPDATE triggers SET limit_key = ?, status = ?, due_at = ?, json = ? WHERE id = ? AND json = ?
                    AND ? = (SELECT ifnull(max(sequence), 0) FROM events WHERE trigger_id = triggers.id)
                """,
            arguments: [
                trigger.limitKey, trigger.status.rawValue, trigger.dueAt?.column, texted.text, trigger.id, row.text,
                row.lastStep,
            ]
        )
    }

    /// A step of a trigger's timeline.
    static func step(_ texted: Texted<TimelineEvent>, of triggerID: String) -> RowDraft {
        let step = texted.value
        return RowDraft(
            sql: "INSERT INTO events (trigger_id, sequence, at, status, json) VALUES (?, ?, ?, ?, ?)",
            arguments: [triggerID, step.sequence, step.at.column, step.status.rawValue, texted.text]
        )
    }

    /// A trigger that counts for its frequency limit from an instant on, instead of from its last dispatch.
    static func dispatch(_ triggerID: String, limitKey: String, at now: Date) -> RowDraft {
        RowDraft(
            sql: """
                INSERT INTO dispatches (trigger_id, limit_key, at) VALUES (?, ?, ?)
                ON CONFLICT (trigger_id) DO UPDATE SET limit_key = excluded.limit_key, at = excluded.at
                """,
            arguments: [triggerID, limitKey, now.column]
        )
    }

    /// A trigger that counts no longer, because its dispatch certainly did not happen.
    static func withdrawal(of triggerID: String) -> RowDraft {
        RowDraft(sql: "DELETE FROM dispatches WHERE trigger_id = ?", arguments: [triggerID])
    }
}

extension Database {
    /// Writes rows in their order.
    func write(_ rows: [RowDraft]) throws {
        for row in rows { try run(row.sql, row.arguments) }
    }
}
