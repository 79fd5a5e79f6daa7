import Foundation
import RingdownCore

/// Everything that the in-memory store holds, as one value: a transaction works on a copy and keeps or drops it.
struct MemoryTables: Sendable {
    /// A trigger with what stands beside it.
    struct TriggerRow: Sendable {
        var trigger: Trigger
        /// The order of writing.
        let sequence: Int
        /// The change that made it; `nil` when none did.
        let changeID: String?
        var timeline: [TimelineEvent]
        /// When it last went out; `nil` before.
        var dispatchedAt: Date?
    }

    /// The changes by id, without their triggers.
    var changes: [String: StoredChange] = [:]
    /// The ids of changes by identity.
    var identities: [String: String] = [:]
    var triggers: [String: TriggerRow] = [:]
    /// The ids of triggers by idempotency key.
    var idempotencyKeys: [String: String] = [:]
    /// The decisions in the order of writing.
    var decisions: [Decision] = []
    /// The places in `decisions` by id.
    var decisionPlaces: [String: Int] = [:]
    var killSwitches: [KillSwitch] = []
    /// The versions of states by workspace, in order; a version's number is its place, counted from 1.
    var states: [String: [StoredState]] = [:]
    /// The locks of states by workspace.
    var stateLocks: [String: StateLock] = [:]
    /// The signed deliveries in the order of writing.
    var deliveries: [HookDelivery] = []

    /// Writes a new trigger and the beginning of its timeline, unless its idempotency key is known; says whether it
    /// was written.
    mutating func insert(_ trigger: Trigger, of changeID: String?) throws(StoreError) -> Bool {
        if let key = trigger.idempotencyKey, idempotencyKeys[key] != nil { return false }
        guard triggers[trigger.id] == nil else { throw Self.used(trigger.id) }
        var row = TriggerRow(trigger: trigger, sequence: triggers.count, changeID: changeID, timeline: [])
        row.append([trigger.firstEvent])
        triggers[trigger.id] = row
        if let key = trigger.idempotencyKey { idempotencyKeys[key] = trigger.id }
        return true
    }

    /// Writes what was decided.
    mutating func insert(_ new: [Decision]) throws(StoreError) {
        for decision in new {
            guard decisionPlaces[decision.id] == nil else { throw Self.used(decision.id) }
            decisionPlaces[decision.id] = decisions.count
            decisions.append(decision)
        }
    }

    /// A change with the triggers that it made; `nil` when there is none.
    func change(_ id: String) -> StoredChange? {
        guard var change = changes[id] else { return nil }
        change.triggerIDs = triggers.values
            .filter { $0.changeID == id }
            .sorted { $0.sequence < $1.sequence }
            .map(\.trigger.id)
        return change
    }

    /// What the gate needs to know about a trigger at an instant.
    func memory(for trigger: Trigger, at now: Date) -> GateMemory {
        let recent = triggers.values
            .filter { $0.trigger.id != trigger.id && $0.trigger.limitKey == trigger.limitKey }
            .compactMap(\.dispatchedAt)
            .filter { now.timeIntervalSince($0) < trigger.limitPeriod }
            .sorted()
        return GateMemory(recentDispatches: trigger.limitKey == nil ? [] : recent, killSwitches: killSwitches)
    }

    /// The error that an identifier was given twice.
    static func used(_ id: String) -> StoreError {
        StoreError(.corrupt, "The identifier \(id) is in use; identifiers must be given once only.")
    }
}

extension MemoryTables.TriggerRow {
    /// Writes events at the end of the timeline, numbered onwards; returns them with their numbers.
    @discardableResult
    mutating func append(_ events: [TimelineEvent]) -> [TimelineEvent] {
        var numbered = events
        for index in numbered.indices { numbered[index].sequence = timeline.count + index + 1 }
        timeline += numbered
        return numbered
    }
}
