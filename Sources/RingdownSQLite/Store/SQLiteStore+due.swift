package import Foundation
import GRDB
package import RingdownCore

extension SQLiteStore {
    package func due(
        _ statuses: Set<TriggerStatus>,
        at now: Date,
        limit: Int
    ) async throws(StoreError) -> [String] {
        guard limit > 0 else { return [] }
        let (waiting, looked) = Self.parted(statuses)
        // Each status is searched by itself, so that the cost never grows with triggers that were not asked for.
        return try await read { db in
            let statement = try Query.due.statement(db)
            var lanes = try looked.flatMap { status in
                try Row.fetchAll(statement, arguments: [status.rawValue, now.column, limit]).map { [Due($0)] }
            }
            if !waiting.isEmpty {
                try db.forEachLane { lane in
                    lanes.append(try Self.turns(ofLane: lane, waiting, at: now, limit: limit, db))
                }
            }
            return FairShare.order(lanes, limit: limit)
        }
    }

    package func nextDue(_ statuses: Set<TriggerStatus>) async throws(StoreError) -> Date? {
        let (waiting, looked) = Self.parted(statuses)
        return try await read { db in
            let statement = try Query.nextDue.statement(db)
            var instants =
                try looked
                .compactMap { status in try Double.fetchOne(statement, arguments: [status.rawValue]) }
                .map(Date.init(column:))
            if !waiting.isEmpty {
                try db.forEachLane { lane in
                    try db.forEachTurn(inLane: lane) { row in
                        if let at = row.dueAt, waiting.contains(row.status) { instants.append(at) }
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

    /// Those of one list that may be sent, in the order of writing: none is due before the one that it follows.
    private static func turns(
        ofLane lane: String,
        _ statuses: Set<TriggerStatus>,
        at now: Date,
        limit: Int,
        _ db: Database
    ) throws -> [Due] {
        let owner = try Query.owner.statement(db)
        var due: [Due] = []
        try db.forEachTurn(inLane: lane) { row in
            switch row.turn(at: now) {
            case .holdsBack: return false
            case .stepsAside: return true
            case .goes:
                guard let at = row.dueAt, statuses.contains(row.status) else { return true }
                due.append(
                    Due(
                        id: row.id,
                        owner: try String.fetchOne(owner, arguments: [row.sequence]) ?? "",
                        at: max(at, due.last?.at ?? at),
                        sequence: row.sequence
                    )
                )
                return due.count < min(limit, FairShare.perLane)
            }
        }
        return due
    }
}

private typealias Due = FairShare.Candidate

extension FairShare.Candidate {
    /// A trigger that is only looked at, which waits for no other.
    fileprivate init(_ row: Row) {
        self.init(id: row["id"], owner: "", at: Date(column: row["due_at"]), sequence: row["sequence"])
    }
}
