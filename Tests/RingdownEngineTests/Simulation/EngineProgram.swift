import Foundation
import Logging
import RingdownCore
import RingdownEngine
import RingdownTestKit

/// The engine as a simulation runs it: the very services that the server runs.
struct EngineProgram: SimulatedProgram {
    let engine: Engine

    /// - Parameters:
    ///   - threshold: failures in a row after which a provider is out of service.
    ///   - settle: seconds after a lost answer before the vendor is read back.
    ///   - concurrency: lists of one provider that are worked on at the same time.
    init(_ ports: SimulatedPorts, threshold: Int = 3, settle: Double = 5, concurrency: Int = 8) {
        var settings = Engine.Settings()
        settings.watchInterval = 20
        settings.watchCeiling = 3600
        settings.reconcileInterval = 20
        settings.retries = RetryPolicy(attempts: 5, base: 1, ceiling: 60, settle: settle)
        settings.breaker = ProviderLine.Policy(threshold: threshold, base: 5, ceiling: 60)
        settings.concurrency = concurrency
        settings.jitter = ports.jitter
        engine = Engine(
            store: ports.store,
            book: ports.book,
            gate: ports.gate,
            connectors: ports.connectors,
            clock: ports.clock,
            ids: ports.ids,
            settings: settings,
            logger: Logger(label: "simulation", factory: { _ in SwiftLogNoOpLogHandler() }),
            digest: { _ in "sensitive:digest" }
        )
    }

    var services: [@Sendable () async throws -> Void] {
        [
            { try await Dispatcher(engine).run() }, { try await Reconciler(engine).run() },
            { try await Watcher(engine).run() },
        ]
    }

    func take(_ changes: [Change]) async throws(StoreError) -> [IntakeResult] {
        try await Intake(engine).take(changes)
    }

    func add(_ request: SimulatedRequest) async throws(StoreError) -> AddedTrigger {
        let desk = TriggerDesk(engine)
        return switch request.target {
        case .contactList(let list):
            try await desk.trigger(
                list,
                for: request.caller,
                priority: false,
                deadline: request.deadline,
                idempotencyKey: request.idempotencyKey
            )
        case .call(let connection, let from, let to):
            try await desk.call(
                connection,
                from: from,
                to: to,
                for: request.caller,
                deadline: request.deadline,
                idempotencyKey: request.idempotencyKey
            )
        }
    }

    func carryOut(_ order: SimulatedOrder, on triggerID: String) async throws(StoreError) -> Bool {
        let result =
            switch order {
            case .cancel: try await TriggerDesk(engine).carryOut(.cancel, on: triggerID, by: "ada")
            case .retry: try await TriggerDesk(engine).carryOut(.retry, on: triggerID, by: "ada")
            case .approve: try await TriggerDesk(engine).carryOut(.approve, on: triggerID, by: "ada")
            }
        if case .success = result { return true }
        return false
    }

    func redrive() async throws(StoreError) -> Int {
        let query = TriggerQuery(statuses: [.failed, .refused], limit: 100, isOldestFirst: true)
        return try await TriggerDesk(engine).redrive(query, by: "ada", isDryRun: false).count { $0.obstacle == nil }
    }

    func set(_ killSwitch: KillSwitch, isOn: Bool) async throws(StoreError) {
        try await TriggerDesk(engine).set(killSwitch, isOn: isOn)
    }
}
