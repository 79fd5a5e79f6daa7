import Foundation
import RingdownCore
import RingdownEngine
import RingdownTestKit
import ServiceLifecycle
import Testing

/// What the simulation found, each as the shortest story that shows it.
@Suite("Recovery without a restart", .timeLimit(.minutes(5)))
struct RecoveryTests {
    /// Runs the dispatcher until a trigger stands where it should, moving the clock to whatever is slept for.
    private func run(_ bench: Bench, _ engine: Engine, _ trigger: Trigger, until status: TriggerStatus) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await Dispatcher(engine).run() }
            while try await bench.stored(trigger)?.status != status {
                if let next = bench.clock.nextWakeUp { bench.clock.set(to: next) }
                await Task.yield()
            }
            group.cancelAll()
        }
    }

    private func engine(_ bench: Bench, over store: any Store) -> Engine {
        Engine(
            store: store,
            book: bench.engine.book,
            connectors: bench.engine.connectors,
            clock: bench.clock,
            ids: SequentialIDs(series: 2),
            logger: bench.engine.logger,
            digest: bench.engine.digest
        )
    }

    @Test("what the store refused once is tried again, though nothing else happens", .timeLimit(.minutes(1)))
    func transientFailure() async throws {
        let bench = Bench(rules: [Bench.rule()])
        let trigger = try #require(try await bench.take())
        let store = FailingStore(inner: bench.store, failingMoves: [1])
        try await run(bench, engine(bench, over: store), trigger, until: .accepted)
        #expect(bench.connector.effects.count == 1)
    }

    @Test("an answer that could not be written is found out, without a restart", .timeLimit(.minutes(1)))
    func lostReceipt() async throws {
        let bench = Bench(rules: [Bench.rule()])
        let trigger = try #require(try await bench.take())
        // The intent is written, and then the disk is full.
        let store = FailingStore(inner: bench.store, failingMoves: [2])
        try await run(bench, engine(bench, over: store), trigger, until: .inDoubt)
        try await Reconciler(bench.engine).reconcile(trigger.id)
        #expect(try await bench.stored(trigger)?.status == .accepted)
        #expect(bench.connector.effects.count == 1)
    }

    @Test("what may still be on its way is read back only when it has had time to arrive")
    func settles() async throws {
        let bench = Bench(rules: [Bench.rule()])
        let trigger = try #require(try await bench.take())
        let now = bench.clock.now()
        _ = try await bench.store.move(trigger.id, at: now) { trigger, _ in
            var sending = trigger
            sending.status = .sending
            sending.dueAt = nil
            sending.intent = Intent(id: "i", at: now, plan: Sample.plan())
            return TriggerMove(trigger: sending)
        }
        try await Dispatcher(bench.engine).recover()
        let doubtful = try #require(try await bench.stored(trigger))
        #expect(doubtful.status == .inDoubt)
        #expect(doubtful.dueAt == now.addingTimeInterval(bench.engine.settings.retries.settle))
    }

    @Test("a permit that ran out has the gate asked again; nothing is lost, whatever the number of attempts")
    func expiredPermit() async throws {
        let bench = Bench(rules: [Bench.rule()])
        let expired = ConnectorError(.notPermitted, "The permit does not cover it any more.")
        bench.connector.onPerform(.failure(expired))
        let trigger = try #require(try await bench.take())
        for _ in 0..<20 {
            try await Dispatcher(bench.engine).dispatch(trigger.id)
            let waiting = try #require(try await bench.stored(trigger))
            #expect(waiting.status == .queued)
            bench.clock.set(to: try #require(waiting.dueAt))
        }
        bench.connector.onPerform(.success(Sample.receipt()))
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        #expect(try await bench.stored(trigger)?.status == .accepted)
    }

    @Test("a campaign that ended before the rest was sent is seen to have been dialed")
    func endedMeanwhile() {
        var before = Sample.campaign()
        before.status = "off"
        before.version = "1"
        var ended = before
        ended.status = "complete"
        ended.version = "3"
        let plan = DialPlan(
            contactList: Sample.plan().contactList,
            steps: [DialPlan.Step(operation: "start", target: ended)],
            campaigns: [ended]
        )
        let rest = plan.without([before])
        #expect(rest.steps.isEmpty)
        #expect(rest.campaigns == [before])
    }

    @Test("a later trigger of a list waits while an earlier one is in doubt, and another list does not")
    func order() async throws {
        let bench = Bench(rules: [])
        let desk = TriggerDesk(bench.engine)
        func ask(_ list: ContactListBinding) async throws -> Trigger {
            try await desk.trigger(list, for: "ci", priority: false, deadline: nil, idempotencyKey: nil).trigger
        }
        let other = Sample.binding(id: "list-other", name: "other")
        let (first, second, third) = (
            try await ask(Sample.binding()), try await ask(Sample.binding()), try await ask(other)
        )
        bench.connector.onPerform(.failure(ConnectorError(.noAnswer, "reset")), .success(Sample.receipt()))
        for trigger in [first, second, third] { try await Dispatcher(bench.engine).dispatch(trigger.id) }
        #expect(try await bench.stored(first)?.status == .inDoubt)
        #expect(try await bench.stored(second)?.status == .queued)
        #expect(try await bench.stored(third)?.status == .accepted)
        bench.connector.onReconcile(.success(.happened(Sample.receipt())))
        try await Reconciler(bench.engine).reconcile(first.id)
        try await Dispatcher(bench.engine).dispatch(second.id)
        #expect(try await bench.stored(second)?.status == .accepted)
    }
}
