package import Foundation
package import RingdownCore

extension InMemoryStore {
    package func due(
        _ statuses: Set<TriggerStatus>,
        at now: Date,
        limit: Int
    ) async throws(StoreError) -> [String] {
        FairShare.order(try read().due(statuses, at: now), limit: limit)
    }

    package func backlog() async throws(StoreError) -> Int {
        try read().standings.values.count { $0.status != .accepted && $0.status != .dialing }
    }

    package func nextDue(_ statuses: Set<TriggerStatus>) async throws(StoreError) -> Date? {
        try read().nextDue(statuses)
    }
}

extension MemoryTables {
    /// What is due, lane by lane; within a list or connection nothing is due before the one that it follows.
    fileprivate func due(_ statuses: Set<TriggerStatus>, at now: Date) -> [[FairShare.Candidate]] {
        var looked: [[FairShare.Candidate]] = []
        var lanes: [String: [FairShare.Candidate]] = [:]
        var closed: Set<String> = []
        for row in standings.values.sorted(by: { $0.sequence < $1.sequence }) {
            let turn = Turn(row.status, dueAt: row.dueAt, at: now)
            guard row.status == .queued || row.status == .held else {
                if turn == .holdsBack { closed.insert(row.lane) }
                guard statuses.contains(row.status), let at = row.dueAt, at <= now else { continue }
                looked.append([FairShare.Candidate(id: row.id, owner: "", at: at, sequence: row.sequence)])
                continue
            }
            switch turn {
            case .holdsBack: closed.insert(row.lane)
            case .stepsAside: continue
            case .goes:
                let lane = lanes[row.lane] ?? []
                guard statuses.contains(row.status), let at = row.dueAt, !closed.contains(row.lane),
                    lane.count < FairShare.perLane
                else { continue }
                let owner = triggers[row.id]?.trigger.owner ?? ""
                let turn = max(at, lane.last?.at ?? at)
                lanes[row.lane, default: []].append(
                    FairShare.Candidate(id: row.id, owner: owner, at: turn, sequence: row.sequence)
                )
            }
        }
        return looked + lanes.values
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
