package import Foundation
package import RingdownCore

extension InMemoryStore {
    package func due(
        _ statuses: Set<TriggerStatus>,
        at now: Date,
        limit: Int
    ) async throws(StoreError) -> [String] {
        let due = try read().due(statuses, at: now)
        return due.sorted { ($0.at, $0.sequence) < ($1.at, $1.sequence) }.prefix(max(limit, 0)).map(\.id)
    }

    package func nextDue(_ statuses: Set<TriggerStatus>) async throws(StoreError) -> Date? {
        try read().nextDue(statuses)
    }
}

/// A trigger that is due, in the order of their instants, then of their writing.
private typealias Due = (at: Date, sequence: Int, id: String)

extension MemoryTables {
    /// What is due; within a list or connection nothing is due before the one that it follows.
    fileprivate func due(_ statuses: Set<TriggerStatus>, at now: Date) -> [Due] {
        var due: [Due] = []
        var latest: [String: Date] = [:]
        var closed: Set<String> = []
        for row in standings.values.sorted(by: { $0.sequence < $1.sequence }) {
            guard row.status == .queued || row.status == .held else {
                if Turn(row.status, dueAt: row.dueAt, at: now) == .holdsBack { closed.insert(row.lane) }
                guard statuses.contains(row.status), let at = row.dueAt, at <= now else { continue }
                due.append((at, row.sequence, row.id))
                continue
            }
            switch Turn(row.status, dueAt: row.dueAt, at: now) {
            case .holdsBack: closed.insert(row.lane)
            case .stepsAside: continue
            case .goes:
                guard statuses.contains(row.status), let at = row.dueAt, !closed.contains(row.lane) else { continue }
                let turn = max(at, latest[row.lane] ?? at)
                latest[row.lane] = turn
                due.append((turn, row.sequence, row.id))
            }
        }
        return due
    }

    fileprivate func nextDue(_ statuses: Set<TriggerStatus>) -> Date? {
        var next: Date?
        var closed: Set<String> = []
        for row in standings.values.sorted(by: { $0.sequence < $1.sequence }) {
            let waitsItsTurn = row.status == .queued || row.status == .held
            if let at = row.dueAt, statuses.contains(row.status), !(waitsItsTurn && closed.contains(row.lane)) {
                next = min(at, next ?? at)
            }
            // At no instant is anything due: what holds back then holds back always.
            if Turn(row.status, dueAt: row.dueAt, at: .distantPast) == .holdsBack { closed.insert(row.lane) }
        }
        return next
    }
}
