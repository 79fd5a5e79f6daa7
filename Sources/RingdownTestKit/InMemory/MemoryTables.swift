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

    /// What decides whose turn a trigger is, apart from the rest because it is looked at for every one of them.
    struct Standing: Sendable {
        let id: String
        let lane: String
        /// The order of writing.
        let sequence: Int
        var status: TriggerStatus
        var dueAt: Date?
    }

    /// The changes by id, without their triggers.
    var changes: [String: StoredChange] = [:]
    /// The ids of changes by identity.
    var identities: [String: String] = [:]
    var triggers: [String: TriggerRow] = [:]
    /// Where triggers stand that somebody moves, by the order of writing.
    private(set) var standings: [Int: Standing] = [:]
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
    /// The clients that were made through the API, by id.
    var clients: [String: StoredClient] = [:]
    /// The tokens that are out, by their digest.
    var tokens: [String: IssuedToken] = [:]

    /// Writes a new trigger and the beginning of its timeline, unless its idempotency key is known; says whether it
    /// was written.
    mutating func insert(_ trigger: Trigger, of changeID: String?) throws(StoreError) -> Bool {
        if let key = trigger.idempotencyKey, idempotencyKeys[key] != nil { return false }
        guard triggers[trigger.id] == nil else { throw Self.used(trigger.id) }
        var row = TriggerRow(trigger: trigger, sequence: triggers.count, changeID: changeID, timeline: [])
        row.append([trigger.firstEvent])
        keep(row)
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
        return GateMemory(
            recentDispatches: trigger.limitKey == nil ? [] : recent,
            killSwitches: killSwitches,
            earlier: earlier(than: trigger, at: now)
        )
    }

    /// The trigger of the same contact list or personal connection that goes first; `nil` when none does.
    func earlier(than trigger: Trigger, at now: Date) -> String? {
        guard trigger.status == .queued || trigger.status == .held, let sequence = triggers[trigger.id]?.sequence else {
            return nil
        }
        let lane = trigger.order.lane
        return standings.values
            .filter { $0.sequence < sequence && $0.lane == lane }
            .filter { Turn($0.status, dueAt: $0.dueAt, at: now) != .stepsAside }
            .min { $0.sequence < $1.sequence }?
            .id
    }

    /// Puts a trigger in the place of what it was.
    mutating func keep(_ row: TriggerRow) {
        triggers[row.trigger.id] = row
        standings[row.sequence] =
            row.trigger.status.isSettled
            ? nil
            : Standing(
                id: row.trigger.id,
                lane: row.trigger.order.lane,
                sequence: row.sequence,
                status: row.trigger.status,
                dueAt: row.trigger.dueAt
            )
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
