import Foundation
import RingdownCore

/// A store that breaks a promise, to show that a simulation sees it.
struct TamperedStore: Store {
    enum Fault {
        /// It says that it wrote a trigger and did not.
        case losesTriggers
        /// It knows no idempotency key.
        case forgetsKeys
        /// It says that it wrote an intent and did not.
        case losesIntents
        /// It gives the newest trigger first, whatever goes before it.
        case turnsOrderRound
        /// It gives what was asked for first, whoever else waits.
        case servesWhoCameFirst
    }

    let inner: any Store
    let fault: Fault

    func add(_ trigger: Trigger, decision: Decision) async throws(StoreError) -> AddedTrigger {
        switch fault {
        case .losesTriggers: return AddedTrigger(trigger: trigger, isRepeat: false)
        case .forgetsKeys:
            var keyless = trigger
            keyless.idempotencyKey = nil
            _ = try await inner.add(keyless, decision: decision)
            return AddedTrigger(trigger: trigger, isRepeat: false)
        case .losesIntents, .turnsOrderRound, .servesWhoCameFirst:
            return try await inner.add(trigger, decision: decision)
        }
    }

    func move(
        _ triggerID: String,
        at now: Date,
        _ move: @escaping @Sendable (Trigger, GateMemory) -> TriggerMove?
    ) async throws(StoreError) -> TriggerMove? {
        switch fault {
        case .turnsOrderRound:
            return try await inner.move(triggerID, at: now) { trigger, memory in
                var memory = memory
                memory.earlier = nil
                return move(trigger, memory)
            }
        case .losesIntents:
            guard let trigger = try await inner.trigger(triggerID),
                let made = move(trigger, GateMemory(recentDispatches: [], killSwitches: [])), made.permit != nil
            else { return try await inner.move(triggerID, at: now, move) }
            return made
        case .losesTriggers, .forgetsKeys, .servesWhoCameFirst: return try await inner.move(triggerID, at: now, move)
        }
    }

    func due(
        _ statuses: Set<TriggerStatus>,
        at now: Date,
        limit: Int,
        besides occupied: Occupied
    ) async throws(StoreError) -> [DueTrigger] {
        guard fault == .turnsOrderRound || (fault == .servesWhoCameFirst && statuses.contains(.queued)) else {
            return try await inner.due(statuses, at: now, limit: limit, besides: occupied)
        }
        return try await inner.triggers(
            TriggerQuery(statuses: statuses, limit: .max, isOldestFirst: fault == .servesWhoCameFirst)
        )
        .filter { $0.dueAt.map { $0 <= now } ?? false }
        .map { trigger in
            DueTrigger(
                id: trigger.id,
                lane: trigger.order.lane,
                provider: trigger.order.provider,
                owner: trigger.owner,
                at: now,
                sequence: 0
            )
        }
        .filter { !occupied.holds($0) }
    }

    func candidate(_ id: String, at now: Date) async throws(StoreError) -> GateCandidate? {
        var candidate = try await inner.candidate(id, at: now)
        if fault == .turnsOrderRound { candidate?.memory.earlier = nil }
        return candidate
    }

    func commit(
        _ batch: [IntakeEntry],
        duplicate: @escaping @Sendable (IntakeEntry, StoredChange) -> Decision
    ) async throws(StoreError) -> [IntakeResult] { try await inner.commit(batch, duplicate: duplicate) }

    func record(_ decision: Decision) async throws(StoreError) { try await inner.record(decision) }
    func trigger(_ id: String) async throws(StoreError) -> Trigger? { try await inner.trigger(id) }
    func triggers(_ query: TriggerQuery) async throws(StoreError) -> [Trigger] { try await inner.triggers(query) }
    func backlog() async throws(StoreError) -> Int { try await inner.backlog() }
    func nextDue(_ statuses: Set<TriggerStatus>, after now: Date) async throws(StoreError) -> Date? {
        try await inner.nextDue(statuses, after: now)
    }
    func timeline(_ triggerID: String, after sequence: Int) async throws(StoreError) -> [TimelineEvent] {
        try await inner.timeline(triggerID, after: sequence)
    }
    func decision(_ id: String) async throws(StoreError) -> Decision? { try await inner.decision(id) }
    func decisions(about id: String) async throws(StoreError) -> [Decision] { try await inner.decisions(about: id) }
    func change(_ id: String) async throws(StoreError) -> StoredChange? { try await inner.change(id) }
    func change(identity: String) async throws(StoreError) -> StoredChange? {
        try await inner.change(identity: identity)
    }
    func killSwitches() async throws(StoreError) -> [KillSwitch] { try await inner.killSwitches() }
    func set(_ killSwitch: KillSwitch, isOn: Bool) async throws(StoreError) {
        try await inner.set(killSwitch, isOn: isOn)
    }
    func check() async throws(StoreError) { try await inner.check() }
}
