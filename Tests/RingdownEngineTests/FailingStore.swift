import Foundation
import RingdownCore
import Synchronization

/// A store whose n-th moves, counted from 1, fail as on a full disk.
final class FailingStore: Store {
    private let inner: any Store
    private let failingMoves: Set<Int>
    private let moves = Mutex(0)

    init(inner: any Store, failingMoves: Set<Int>) {
        self.inner = inner
        self.failingMoves = failingMoves
    }

    func move(
        _ triggerID: String,
        at now: Date,
        _ move: @escaping @Sendable (Trigger, GateMemory) -> TriggerMove?
    ) async throws(StoreError) -> TriggerMove? {
        let number = moves.withLock { moves in
            moves += 1
            return moves
        }
        if failingMoves.contains(number) { throw StoreError(.unavailable, "The disk is full.") }
        return try await inner.move(triggerID, at: now, move)
    }

    func commit(
        _ batch: [IntakeEntry],
        duplicate: @escaping @Sendable (IntakeEntry, StoredChange) -> Decision
    ) async throws(StoreError) -> [IntakeResult] { try await inner.commit(batch, duplicate: duplicate) }
    func add(_ trigger: Trigger, decision: Decision) async throws(StoreError) -> AddedTrigger {
        try await inner.add(trigger, decision: decision)
    }
    func record(_ decision: Decision) async throws(StoreError) { try await inner.record(decision) }
    func trigger(_ id: String) async throws(StoreError) -> Trigger? { try await inner.trigger(id) }
    func candidate(_ id: String, at now: Date) async throws(StoreError) -> GateCandidate? {
        try await inner.candidate(id, at: now)
    }
    func triggers(_ query: TriggerQuery) async throws(StoreError) -> [Trigger] { try await inner.triggers(query) }
    func due(
        _ statuses: Set<TriggerStatus>,
        at now: Date,
        limit: Int,
        besides occupied: Occupied
    ) async throws(StoreError) -> [DueTrigger] {
        try await inner.due(statuses, at: now, limit: limit, besides: occupied)
    }
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
