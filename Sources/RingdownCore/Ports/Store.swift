package import Foundation

/// The control plane's memory: a list of the transactions that the domain needs, each all or nothing.
///
/// An adapter is proven by `StoreContract` in the TestKit. Every call that returns has reached the disk.
package protocol Store: Sendable {
    /// Writes changes with their decisions and triggers.
    ///
    /// A change whose identity is already known is not written again and none of its triggers is: `duplicate` gives
    /// the decision to record instead, from what was known. Duplicates within one batch count as well.
    func commit(
        _ batch: [IntakeEntry],
        duplicate: @escaping @Sendable (IntakeEntry, _ known: StoredChange) -> Decision
    ) async throws(StoreError) -> [IntakeResult]

    /// Writes a trigger that a caller asked for, with its decision.
    ///
    /// A trigger with the same idempotency key is returned instead of writing another one.
    func add(_ trigger: Trigger, decision: Decision) async throws(StoreError) -> AddedTrigger

    /// Writes a decision that moves nothing: a request that was refused, an order about no trigger.
    func record(_ decision: Decision) async throws(StoreError)

    /// Moves one trigger: reads it with what the gate needs, and writes what `move` makes of it, in one transaction.
    ///
    /// A move that dispatches counts for the limit key from now on, until a move withdraws it; the trigger's own dispatch
    /// never counts against itself, so that it can be retried. `move` may be asked more than once, also with what turns
    /// out not to be so; only what it said last about what is so is written.
    ///
    /// - Returns: what was written; `nil` when `move` returned `nil` and so nothing was.
    /// - Throws: `notFound` when there is no such trigger.
    func move(
        _ triggerID: String,
        at now: Date,
        _ move: @escaping @Sendable (Trigger, GateMemory) -> TriggerMove?
    ) async throws(StoreError) -> TriggerMove?

    /// A trigger; `nil` when there is none.
    func trigger(_ id: String) async throws(StoreError) -> Trigger?

    /// A trigger with what the gate needs to decide about it at an instant; `nil` when there is none.
    func candidate(_ id: String, at now: Date) async throws(StoreError) -> GateCandidate?

    /// Triggers, the newest first unless the query says otherwise.
    func triggers(_ query: TriggerQuery) async throws(StoreError) -> [Trigger]

    /// How many triggers wait to be sent, or are being sent: queued, held, sending or in doubt.
    func backlog() async throws(StoreError) -> Int

    /// The triggers that are due at an instant, the longest due first: statuses as asked, `dueAt` not after `now`.
    ///
    /// Rules and callers are served in turn, with no more than ``FairShare/perLane`` of one list or connection at a
    /// time: see ``FairShare``. Those that are still to be sent (queued, held) come in the order of writing within a
    /// contact list or personal connection, and not at all behind an earlier one that is under way or will be tried
    /// again: see ``Turn``. What waits for something `occupied` is not due.
    func due(
        _ statuses: Set<TriggerStatus>,
        at now: Date,
        limit: Int,
        besides occupied: Occupied
    ) async throws(StoreError) -> [DueTrigger]

    /// The earliest instant after `now` at which a trigger in one of the statuses is due; `nil` when none is.
    ///
    /// One that is queued or held behind an earlier one that is under way does not count.
    func nextDue(_ statuses: Set<TriggerStatus>, after now: Date) async throws(StoreError) -> Date?

    /// A trigger's timeline after a position, in order.
    func timeline(_ triggerID: String, after sequence: Int) async throws(StoreError) -> [TimelineEvent]

    /// A decision by its id or by the vendor's correlation id; `nil` when there is none.
    func decision(_ id: String) async throws(StoreError) -> Decision?

    /// The decisions about a change or a trigger, by its id, in the order they were made.
    func decisions(about id: String) async throws(StoreError) -> [Decision]

    /// A change; `nil` when there is none.
    func change(_ id: String) async throws(StoreError) -> StoredChange?

    /// The change that was taken in with an identity: see ``Change/identity``; `nil` when none was.
    func change(identity: String) async throws(StoreError) -> StoredChange?

    /// The kill switches that are on.
    func killSwitches() async throws(StoreError) -> [KillSwitch]

    /// Throws a kill switch, or releases the one for the same provider when `isOn` is false.
    func set(_ killSwitch: KillSwitch, isOn: Bool) async throws(StoreError)

    /// Whether the store can be read and written now; throws why not.
    func check() async throws(StoreError)
}
