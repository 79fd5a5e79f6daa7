import Foundation
import GRDB
import RingdownCore

extension Database {
    /// Calls the body for each list or connection of which something is still to be sent, or is under way.
    func forEachLane(_ body: (_ lane: String) throws -> Void) throws {
        for lane in try String.fetchAll(Query.lanes.statement(self)) { try body(lane) }
    }

    /// Calls the body for the triggers of one list or connection, in the order of writing, until it says `false`.
    func forEachTurn(inLane lane: String, _ body: (TurnRow) throws -> Bool) throws {
        let rows = try Row.fetchCursor(Query.turnsOfLane.statement(self), arguments: [lane])
        while let row = try rows.next() {
            guard let turn = TurnRow(row) else { continue }
            guard try body(turn) else { return }
        }
    }

    /// The trigger of the same list or connection that goes first; `nil` when none does.
    func earlier(than trigger: Trigger, at now: Date) throws -> String? {
        guard trigger.status == .queued || trigger.status == .held else { return nil }
        var earlier: String?
        try forEachTurn(inLane: trigger.order.lane) { row in
            guard row.id != trigger.id else { return false }
            if row.turn(at: now) != .stepsAside { earlier = row.id }
            return earlier == nil
        }
        return earlier
    }
}

/// What decides whose turn a trigger is.
struct TurnRow {
    let sequence: Int
    let id: String
    let status: TriggerStatus
    let dueAt: Date?
    let provider: String
    let owner: String

    init?(_ row: Row) {
        let text: String = row["status"]
        guard let status = TriggerStatus(rawValue: text) else { return nil }
        let dueAt: Double? = row["due_at"]
        sequence = row["sequence"]
        id = row["id"]
        provider = row["provider"]
        owner = row["owner"]
        self.status = status
        self.dueAt = dueAt.map(Date.init(column:))
    }

    func turn(at now: Date) -> Turn { Turn(status, dueAt: dueAt, at: now) }
}
