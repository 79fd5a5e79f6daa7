package import Foundation
import GRDB
package import RingdownCore

extension SQLiteStore {
    package func due(
        _ statuses: Set<TriggerStatus>,
        at now: Date,
        limit: Int,
        besides occupied: Occupied
    ) async throws(StoreError) -> [DueTrigger] {
        guard limit > 0 else { return [] }
        let (waiting, looked) = Self.parted(statuses)
        // Each status is searched by itself, so that the cost never grows with triggers that were not asked for.
        return try await glance { db in
            var lanes: [[DueTrigger]] = []
            for status in looked {
                lanes += try Self.looks(status, at: now, limit: limit, besides: occupied, db).map { [$0] }
            }
            if !waiting.isEmpty {
                try db.forEachLane { lane in
                    guard !occupied.lanes.contains(lane) else { return }
                    lanes.append(try Self.turns(ofLane: lane, waiting, at: now, limit: limit, besides: occupied, db))
                }
            }
            return FairShare.order(lanes, limit: limit)
        }
    }

    package func nextDue(_ statuses: Set<TriggerStatus>, after now: Date) async throws(StoreError) -> Date? {
        let (waiting, looked) = Self.parted(statuses)
        return try await glance { db in
            let statement = try Query.nextDue.statement(db)
            var instants =
                try looked
                .compactMap { status in try Double.fetchOne(statement, arguments: [status.rawValue, now.column]) }
                .map(Date.init(column:))
            if !waiting.isEmpty {
                try db.forEachLane { lane in
                    try db.forEachTurn(inLane: lane) { row in
                        if let at = row.dueAt, at > now, waiting.contains(row.status) { instants.append(at) }
                        // At no instant is anything due: what holds back then holds back always.
                        return row.turn(at: .distantPast) != .holdsBack
                    }
                }
            }
            return instants.min()
        }
    }

    /// Those that are still to be sent, which wait for their turn, and those that are only looked at.
    private static func parted(_ statuses: Set<TriggerStatus>) -> (Set<TriggerStatus>, Set<TriggerStatus>) {
        let waiting = statuses.intersection([.queued, .held])
        return (waiting, statuses.subtracting(waiting))
    }

    /// Those that are only looked at, the longest due first; they wait for no other.
    private static func looks(
        _ status: TriggerStatus,
        at now: Date,
        limit: Int,
        besides occupied: Occupied,
        _ db: Database
    ) throws -> [DueTrigger] {
        let rows = try Row.fetchCursor(Query.due.statement(db), arguments: [status.rawValue, now.column])
        var due: [DueTrigger] = []
        while due.count < limit, let row = try rows.next() {
            let trigger = DueTrigger(
                id: row["id"],
                lane: row["lane"],
                provider: row["provider"],
                owner: "",
                at: Date(column: row["due_at"]),
                sequence: row["sequence"]
            )
            if !occupied.holds(trigger) { due.append(trigger) }
        }
        return due
    }

    /// Those of one list that may be sent, in the order of writing: none is due before the one that it follows.
    private static func turns(
        ofLane lane: String,
        _ statuses: Set<TriggerStatus>,
        at now: Date,
        limit: Int,
        besides occupied: Occupied,
        _ db: Database
    ) throws -> [DueTrigger] {
        var due: [DueTrigger] = []
        try db.forEachTurn(inLane: lane) { row in
            switch row.turn(at: now) {
            case .holdsBack: return false
            case .stepsAside: return true
            case .goes:
                guard let at = row.dueAt, statuses.contains(row.status) else { return true }
                let trigger = DueTrigger(
                    id: row.id,
                    lane: lane,
                    provider: row.provider,
                    owner: row.owner,
                    at: max(at, due.last?.at ?? at),
                    sequence: row.sequence
                )
                guard !occupied.holds(trigger) else { return false }
                due.append(trigger)
                return due.count < min(limit, FairShare.perLane)
            }
        }
        return due
    }
}
