package import Foundation
package import RingdownCore

extension InMemoryStore {
    package func due(
        _ statuses: Set<TriggerStatus>,
        at now: Date,
        limit: Int,
        besides occupied: Occupied
    ) async throws(StoreError) -> [DueTrigger] {
        FairShare.order(try read().due(statuses, at: now, besides: occupied), limit: limit)
    }

    package func backlog() async throws(StoreError) -> Int {
        try read().standings.values.count { $0.status != .accepted && $0.status != .dialing }
    }

    package func nextDue(_ statuses: Set<TriggerStatus>, after now: Date) async throws(StoreError) -> Date? {
        try read().nextDue(statuses, after: now)
    }
}

extension MemoryTables {
    /// What is due, lane by lane; within a list or connection nothing is due before the one that it follows.
    fileprivate func due(
        _ statuses: Set<TriggerStatus>,
        at now: Date,
        besides occupied: Occupied
    ) -> [[DueTrigger]] {
        var looked: [[DueTrigger]] = []
        var lanes: [String: [DueTrigger]] = [:]
        var closed: Set<String> = []
        for row in standings.values.sorted(by: { $0.sequence < $1.sequence }) {
            let turn = Turn(row.status, dueAt: row.dueAt, at: now)
            guard row.status == .queued || row.status == .held else {
                if turn == .holdsBack { closed.insert(row.lane) }
                guard statuses.contains(row.status), let at = row.dueAt, at <= now else { continue }
                let trigger = due(row, owner: "", at: at)
                if !occupied.holds(trigger) { looked.append([trigger]) }
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
                let trigger = due(row, owner: owner, at: max(at, lane.last?.at ?? at))
                if occupied.holds(trigger) {
                    closed.insert(row.lane)
                } else {
                    lanes[row.lane, default: []].append(trigger)
                }
            }
        }
        return looked + lanes.values
    }

    private func due(_ row: Standing, owner: String, at instant: Date) -> DueTrigger {
        DueTrigger(
            id: row.id,
            lane: row.lane,
            provider: triggers[row.id]?.trigger.order.provider ?? "",
            owner: owner,
            at: instant,
            sequence: row.sequence
        )
    }

    fileprivate func nextDue(_ statuses: Set<TriggerStatus>, after now: Date) -> Date? {
        var next: Date?
        var closed: Set<String> = []
        for row in standings.values.sorted(by: { $0.sequence < $1.sequence }) {
            let waitsItsTurn = row.status == .queued || row.status == .held
            if let at = row.dueAt, at > now, statuses.contains(row.status), !(waitsItsTurn && closed.contains(row.lane))
            {
                next = min(at, next ?? at)
            }
            // At no instant is anything due: what holds back then holds back always.
            if Turn(row.status, dueAt: row.dueAt, at: .distantPast) == .holdsBack { closed.insert(row.lane) }
        }
        return next
    }
}
