import Foundation
import GRDB
import RingdownCore

/// A trigger's move, or its beginning, with all that the rows and the audit log are to hold of it.
final class MoveDraft: Sendable {
    /// The move, its steps numbered.
    let move: TriggerMove
    /// The trigger as it stood, which is what is written over; `nil` for a new one.
    let before: Standing?
    /// The trigger as it stands then.
    let standing: Standing
    /// The trigger's row.
    let row: RowDraft
    /// What goes with it.
    let rows: [RowDraft]
    /// What the audit log records.
    let records: [AuditRecord]

    /// A move of a trigger.
    ///
    /// - Parameter before: the trigger as it stood.
    convenience init(_ move: TriggerMove, of before: Standing, at now: Date) throws {
        let effect = move.effect(after: before.trigger.value)
        try self.init(move, effect, after: before, at: now) { .moved($0, from: before.row) }
    }

    /// The beginning of a trigger, with what was decided about it.
    ///
    /// - Parameter changeID: the change that made it; `nil` when none did.
    convenience init(_ trigger: Trigger, of changeID: String?, _ decisions: [Decision] = []) throws {
        let move = TriggerMove(trigger: trigger, events: [trigger.firstEvent], decisions: decisions)
        try self.init(move, .trigger, after: nil, at: trigger.createdAt) { .new($0, of: changeID) }
    }

    private init(
        _ move: TriggerMove,
        _ effect: AuditKind?,
        after before: Standing?,
        at now: Date,
        _ row: (Texted<Trigger>) -> RowDraft
    ) throws {
        var move = move
        let last = before?.lastStep ?? 0
        for place in move.events.indices { move.events[place].sequence = last + 1 + place }
        self.move = move
        self.before = before
        let id = move.trigger.id
        let steps = try move.events.map { try Texted($0) }
        let decisions = try move.decisions.map { try Texted($0) }
        standing = try Standing(Texted(move.trigger), last + steps.count)
        self.row = row(standing.trigger)
        var rows = steps.map { RowDraft.step($0, of: id) } + decisions.map(RowDraft.decision)
        if move.withdrawsDispatch { rows.append(.withdrawal(of: id)) }
        if move.dispatches, let key = move.trigger.limitKey { rows.append(.dispatch(id, limitKey: key, at: now)) }
        self.rows = rows
        if effect == nil, steps.isEmpty {
            records = decisions.map(AuditRecord.init)
        } else {
            let json = AuditedMove.json(
                decisions: decisions.map(\.text),
                steps: steps.map(\.text),
                trigger: effect == nil ? nil : standing.trigger.text
            )
            records = [AuditRecord(at: now, kind: effect ?? .move, subject: id, about: id, json: json)]
        }
    }
}

extension TriggerMove {
    /// What is recorded of the trigger besides its steps; where these do not tell where it stands now, the log does.
    fileprivate func effect(after before: Trigger) -> AuditKind? {
        let told = events.last?.status ?? before.status
        return trigger.effect(after: before) ?? (told == trigger.status ? nil : .trigger)
    }
}

extension AuditRecord {
    /// A decision that has an entry of its own.
    init(_ decision: Texted<Decision>) {
        self.init(
            at: decision.value.at,
            kind: .decision,
            subject: decision.value.id,
            about: decision.value.triggerID ?? decision.value.changeID,
            json: decision.text
        )
    }
}

extension Database {
    /// Writes a trigger's move or beginning; says whether it was written: not when a new one's idempotency key is known,
    /// nor when what is to be moved stands otherwise by now.
    @discardableResult
    func write(_ draft: MoveDraft) throws -> Bool {
        try write([draft.row])
        guard changesCount == 1 else { return false }
        try write(draft.rows)
        try audit(draft.records)
        return true
    }
}
