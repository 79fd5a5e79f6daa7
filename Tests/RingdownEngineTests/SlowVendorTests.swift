import Foundation
import RingdownCore
import RingdownEngine
import RingdownTestKit
import ServiceLifecycle
import Testing

@Suite("A vendor that takes its time", .timeLimit(.minutes(1)))
struct SlowVendorTests {
    private let bench = Bench()
    private let release = Bell()

    /// The bench's engine, with a second provider, and vendors that take their time with some lists.
    private func engine(stalled: Set<String>) -> Engine {
        var connectors: [String: any Connector] = [:]
        for provider in ["genesys", "slow"] {
            let inner = ScriptedConnector(provider: provider, clock: bench.clock)
            connectors[provider] = StallingConnector(inner: inner, stalled: stalled, release: release)
        }
        return Engine(
            store: bench.store,
            book: bench.engine.book,
            connectors: connectors,
            clock: bench.clock,
            ids: SequentialIDs(series: 2),
            logger: bench.engine.logger,
            digest: bench.engine.digest
        )
    }

    private func ask(_ engine: Engine, _ name: String, of provider: String = "genesys") async throws -> Trigger {
        var list = Sample.binding(id: "list-\(name)", name: name)
        list.provider = provider
        return try await TriggerDesk(engine)
            .trigger(list, for: "ci", priority: false, deadline: nil, idempotencyKey: nil)
            .trigger
    }

    /// Runs a service until a trigger stands where it should; then looks where the others stand, lets go what was
    /// stalled, and ends the service gracefully.
    private func run(
        _ service: some Service,
        _ engine: Engine,
        until trigger: Trigger,
        is status: TriggerStatus,
        meanwhile look: () async throws -> Void = {}
    ) async throws {
        let group = ServiceGroup(services: [service], logger: engine.logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var seen = engine.bell.rings
            while try await bench.stored(trigger)?.status != status {
                await engine.bell.rung(since: seen)
                seen = engine.bell.rings
            }
            try await look()
            await group.triggerGracefulShutdown()
            release.ring()
            try await tasks.waitForAll()
        }
    }

    @Test("A list whose call does not end holds no other list up, and goes first in its own")
    func slowList() async throws {
        let engine = engine(stalled: ["slow-list"])
        let stuck = try await ask(engine, "slow-list")
        let behind = try await ask(engine, "slow-list")
        let other = try await ask(engine, "other")
        try await run(Dispatcher(engine), engine, until: other, is: .accepted) {
            let waiting = [try await bench.stored(stuck), try await bench.stored(behind)]
            #expect(waiting.map(\.?.status) == [.queued, .queued])
        }
        // What had begun was finished before the service ended.
        #expect(try await bench.stored(stuck)?.status == .accepted)
    }

    @Test("A provider whose calls do not end holds no other provider up, however many of its lists are waiting")
    func slowProvider() async throws {
        let lists = (1...100).map { "slow-\($0)" }
        let engine = engine(stalled: Set(lists))
        for list in lists { _ = try await ask(engine, list, of: "slow") }
        let other = try await ask(engine, "other")
        try await run(Dispatcher(engine), engine, until: other, is: .accepted)
    }

    @Test("What is in doubt at a slow vendor keeps nobody else's from being read back")
    func slowReconciliation() async throws {
        let engine = engine(stalled: ["slow-list"])
        for (id, list) in [("t1", "slow-list"), ("t2", "other")] {
            var trigger = Sample.trigger(
                id,
                contactList: Sample.binding(id: list, name: list),
                status: .inDoubt,
                dueAt: .some(bench.clock.now())
            )
            var plan = Sample.plan()
            plan.contactList.name = list
            trigger.intent = Intent(id: "intent-\(id)", at: bench.clock.now(), plan: plan)
            _ = try await bench.store.add(trigger, decision: Sample.decision("of-\(id)"))
        }
        let other = try #require(try await bench.store.trigger("t2"))
        try await run(Reconciler(engine), engine, until: other, is: .queued)
    }
}
