import Foundation
import RingdownCore

/// The store as one process sees it: the real one, behind faults, with the witness looking on.
struct SimulatedStore: Store {
    let world: SimulatedWorld
    let process: SimulatedProcess
    let disk: SimulatedDisk
    /// What is written to.
    let inner: any Store

    static let gone = StoreError(.unavailable, "The process is gone.")

    /// Carries out a transaction; `witness` is told what was written, whether the caller learns of it or not.
    private func write<Value: Sendable>(
        _ what: String,
        _ call: () async throws(StoreError) -> Value,
        witness: (Value) -> Void
    ) async throws(StoreError) -> Value {
        guard world.pass("store \(what)", process) else { throw Self.gone }
        await world.pause(latency(), process)
        guard !process.isDead else { throw Self.gone }
        let fault = disk.fault(world)
        if let fault, fault != .lostAfterCommit { throw strike(fault, what) }
        let value = try await world.executor.outside(call)
        witness(value)
        guard world.pass("store \(what) committed", process) else { throw Self.gone }
        await world.pause(0.001, process)
        guard !process.isDead else { throw Self.gone }
        if let fault { throw strike(fault, what) }
        return value
    }

    private func read<Value: Sendable>(
        _ what: String,
        _ call: () async throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        guard world.pass("store reads \(what)", process) else { throw Self.gone }
        await world.pause(0.001, process)
        guard !process.isDead else { throw Self.gone }
        if world.strikes(0.002) { throw strike(.busy, what) }
        return try await world.executor.outside(call)
    }

    private func latency() -> Double {
        guard world.strikes(0.01) else { return world.chance.seconds(0.001...0.02) }
        world.count(.slowStore)
        return world.chance.seconds(0.5...4)
    }

    private func strike(_ fault: Fault, _ what: String) -> StoreError {
        world.count(fault)
        world.note("p\(process.number) ! \(what): \(fault.rawValue)")
        return StoreError(fault == .busy ? .busy : .unavailable, fault.rawValue)
    }

    func commit(
        _ batch: [IntakeEntry],
        duplicate: @escaping @Sendable (IntakeEntry, StoredChange) -> Decision
    ) async throws(StoreError) -> [IntakeResult] {
        try await write("commit \(batch.map(\.id))") { () throws(StoreError) in
            try await inner.commit(batch, duplicate: duplicate)
        } witness: { results in
            for (entry, result) in zip(batch, results) { world.witness.took(entry, result, world) }
        }
    }

    func add(_ trigger: Trigger, decision: Decision) async throws(StoreError) -> AddedTrigger {
        try await write("add \(trigger.id)") { () throws(StoreError) in
            try await inner.add(trigger, decision: decision)
        } witness: { added in
            if !added.isRepeat { world.witness.made(added.trigger, world) }
        }
    }

    func record(_ decision: Decision) async throws(StoreError) {
        try await write("record \(decision.id)", { () throws(StoreError) in try await inner.record(decision) }) { _ in }
    }

    func move(
        _ triggerID: String,
        at now: Date,
        _ move: @escaping @Sendable (Trigger, GateMemory) -> TriggerMove?
    ) async throws(StoreError) -> TriggerMove? {
        try await write("move \(triggerID)") { () throws(StoreError) in
            let written = try await inner.move(triggerID, at: now, move)
            // What lets something be sent is not believed before it has been read.
            let isSent = written?.permit != nil
            return (written, isSent ? try await inner.trigger(triggerID) : nil)
        } witness: { written, seen in
            guard var written else { return }
            if let seen { written.trigger = seen }
            world.witness.moved(written, at: now, world)
        }.0
    }

    func set(_ killSwitch: KillSwitch, isOn: Bool) async throws(StoreError) {
        let provider = killSwitch.provider
        try await write("kill switch \(provider ?? "for all") \(isOn)") { () throws(StoreError) in
            try await inner.set(killSwitch, isOn: isOn)
        } witness: { _ in
            world.witness.set(provider, isOn: isOn, at: world.elapsed)
        }
    }

    func check() async throws(StoreError) {
        try await write("check", { () throws(StoreError) in try await inner.check() }) { _ in }
    }

    func trigger(_ id: String) async throws(StoreError) -> Trigger? {
        try await read(id) { () throws(StoreError) in try await inner.trigger(id) }
    }

    func candidate(_ id: String, at now: Date) async throws(StoreError) -> GateCandidate? {
        try await read(id) { () throws(StoreError) in try await inner.candidate(id, at: now) }
    }

    func triggers(_ query: TriggerQuery) async throws(StoreError) -> [Trigger] {
        try await read("triggers") { () throws(StoreError) in try await inner.triggers(query) }
    }

    func backlog() async throws(StoreError) -> Int {
        try await read("the backlog") { () throws(StoreError) in try await inner.backlog() }
    }

    func due(
        _ statuses: Set<TriggerStatus>,
        at now: Date,
        limit: Int,
        besides occupied: Occupied
    ) async throws(StoreError) -> [DueTrigger] {
        try await read("what is due") { () throws(StoreError) in
            try await inner.due(statuses, at: now, limit: limit, besides: occupied)
        }
    }

    func nextDue(_ statuses: Set<TriggerStatus>, after now: Date) async throws(StoreError) -> Date? {
        try await read("what is due next") { () throws(StoreError) in try await inner.nextDue(statuses, after: now) }
    }

    func timeline(_ triggerID: String, after sequence: Int) async throws(StoreError) -> [TimelineEvent] {
        try await read("timeline") { () throws(StoreError) in try await inner.timeline(triggerID, after: sequence) }
    }

    func decision(_ id: String) async throws(StoreError) -> Decision? {
        try await read("decision") { () throws(StoreError) in try await inner.decision(id) }
    }

    func decisions(about id: String) async throws(StoreError) -> [Decision] {
        try await read("decisions") { () throws(StoreError) in try await inner.decisions(about: id) }
    }

    func change(_ id: String) async throws(StoreError) -> StoredChange? {
        try await read("change") { () throws(StoreError) in try await inner.change(id) }
    }

    func change(identity: String) async throws(StoreError) -> StoredChange? {
        try await read("change") { () throws(StoreError) in try await inner.change(identity: identity) }
    }

    func killSwitches() async throws(StoreError) -> [KillSwitch] {
        try await read("kill switches") { () throws(StoreError) in try await inner.killSwitches() }
    }
}
