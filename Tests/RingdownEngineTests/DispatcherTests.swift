import Foundation
import RingdownCore
import RingdownEngine
import RingdownTestKit
import Synchronization
import Testing

@Suite("The dispatcher", .timeLimit(.minutes(5)))
struct DispatcherTests {
    struct Refusal: CustomTestStringConvertible, Sendable {
        var code: ConnectorError.Code
        var status: TriggerStatus
        var testDescription: String { "\(code.rawValue) → \(status.rawValue)" }
    }

    static let refusals: [Refusal] = [
        Refusal(code: .refused, status: .refused), Refusal(code: .notFound, status: .refused),
        Refusal(code: .ambiguous, status: .refused), Refusal(code: .invalid, status: .refused),
        Refusal(code: .misconfigured, status: .refused), Refusal(code: .rateLimited, status: .queued),
        Refusal(code: .unavailable, status: .queued), Refusal(code: .noAnswer, status: .inDoubt),
    ]

    @Test("a trigger goes out once, with its intent written before the call")
    func sends() async throws {
        let bench = Bench(rules: [Bench.rule()])
        let trigger = try #require(try await bench.take())
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        let stored = try #require(try await bench.stored(trigger))
        #expect(stored.status == .accepted)
        #expect(stored.intent?.plan == Sample.plan())
        #expect(bench.connector.effects.count == 1)
        #expect(bench.connector.unpermitted.isEmpty)
        #expect(try await bench.statuses(trigger) == [.queued, .sending, .accepted])
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        #expect(bench.connector.effects.count == 1)
    }

    @Test("a vendor's error moves the trigger as its code says", arguments: refusals)
    func errors(_ example: Refusal) async throws {
        let bench = Bench(rules: [Bench.rule()])
        bench.connector.onPerform(.failure(ConnectorError(example.code, "no", status: 400)))
        let trigger = try #require(try await bench.take())
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        #expect(try await bench.stored(trigger)?.status == example.status)
    }

    @Test("a vendor that does not answer a question is asked again, and nothing was sent")
    func prepareFails() async throws {
        let bench = Bench(rules: [Bench.rule()])
        bench.connector.onPrepare(.failure(ConnectorError(.noAnswer, "timeout")))
        let trigger = try #require(try await bench.take())
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        let stored = try #require(try await bench.stored(trigger))
        #expect(stored.status == .queued)
        #expect(stored.attempts == 1)
        #expect(try #require(stored.dueAt) > bench.clock.now())
        #expect(bench.connector.effects.isEmpty)
    }

    @Test("a refusal carries its explanation into the decision")
    func explains() async throws {
        let bench = Bench(rules: [Bench.rule()])
        let cause = Cause(.missingPermission, .certain, evidence: [], fix: "grant it")
        bench.connector.onExplain(Explanation(verdict: .refused, causes: [cause]))
        bench.connector.onPerform(.failure(ConnectorError(.refused, "403", status: 403, correlationID: "c-1")))
        let trigger = try #require(try await bench.take())
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        let decision = try #require(try await bench.store.decision("c-1"))
        #expect(decision.kind == .refused)
        #expect(decision.explanation?.causes.map(\.code) == [.missingPermission])
    }

    @Test("a kill switch keeps the vendor from being called at all")
    func killSwitch() async throws {
        let bench = Bench(rules: [Bench.rule()])
        let thrown = Sample.killSwitch()
        try await bench.store.set(thrown, isOn: true)
        let trigger = try #require(try await bench.take())
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        #expect(try await bench.stored(trigger)?.status == .held)
        #expect(bench.connector.calls.isEmpty)
        try await TriggerDesk(bench.engine).set(thrown, isOn: false)
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        #expect(try await bench.stored(trigger)?.status == .accepted)
    }

    @Test("a second trigger within the limit is held, and a refused one does not count")
    func frequency() async throws {
        let bench = Bench(rules: [Bench.rule(only: [.atMost(times: 1, seconds: 3600)])])
        func next(_ revision: String) async throws -> Trigger {
            var change = Sample.change()
            change.origin.revision = revision
            let trigger = try #require(try await bench.take(change))
            try await Dispatcher(bench.engine).dispatch(trigger.id)
            return try #require(try await bench.stored(trigger))
        }
        bench.connector.onPerform(.failure(ConnectorError(.refused, "403", status: 403)), .success(Sample.receipt()))
        #expect(try await next("1").status == .refused)
        #expect(try await next("2").status == .accepted)
        let held = try await next("3")
        #expect(held.status == .held)
        #expect(held.dueAt == bench.clock.now().addingTimeInterval(3600))
    }

    @Test("an unknown provider is refused with what to do")
    func unknownProvider() async throws {
        let bench = Bench(rules: [])
        let list = Sample.binding(provider: "elsewhere")
        let added = try await TriggerDesk(bench.engine).trigger(
            list,
            for: "ci",
            priority: false,
            deadline: nil,
            idempotencyKey: nil
        )
        try await Dispatcher(bench.engine).dispatch(added.trigger.id)
        let stored = try #require(try await bench.stored(added.trigger))
        #expect(stored.status == .refused)
        #expect(stored.reason.contains("providers"))
    }

    @Test("what a crash left between intent and answer is in doubt, read back, and never sent again")
    func crash() async throws {
        let bench = Bench(rules: [Bench.rule()])
        let trigger = try #require(try await bench.take())
        let now = bench.clock.now()
        let intent = Intent(id: "i", at: now, plan: Sample.plan())
        _ = try await bench.store.move(trigger.id, at: now) { trigger, memory in
            let facts = GateFacts(
                trigger: trigger,
                now: now,
                windows: [:],
                recentDispatches: memory.recentDispatches,
                killSwitches: memory.killSwitches
            )
            return trigger.asked(Gate.standard.decide(facts), intent: intent, at: now, decisionID: "d")
        }
        try await Dispatcher(bench.engine).recover()
        #expect(try await bench.stored(trigger)?.status == .inDoubt)
        bench.connector.onReconcile(.success(.happened(Sample.receipt())))
        try await Reconciler(bench.engine).reconcile(trigger.id)
        #expect(try await bench.stored(trigger)?.status == .accepted)
        #expect(bench.connector.effects.isEmpty)
    }

    @Test("what cannot be told waits for a person, and what did not happen is sent")
    func reconciles() async throws {
        let bench = Bench(rules: [Bench.rule()])
        bench.connector.onPerform(.failure(ConnectorError(.noAnswer, "reset")), .success(Sample.receipt()))
        bench.connector.onReconcile(.success(.unknown("two campaigns changed")), .success(.didNotHappen("it is off")))
        let trigger = try #require(try await bench.take())
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        try await Reconciler(bench.engine).reconcile(trigger.id)
        let waiting = try #require(try await bench.stored(trigger))
        #expect(waiting.status == .inDoubt && waiting.dueAt == nil)
        try await Reconciler(bench.engine).reconcile(trigger.id)
        #expect(try await bench.stored(trigger)?.status == .queued)
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        #expect(try await bench.stored(trigger)?.status == .accepted)
    }

    @Test("what was done before a failing step is never done again")
    func accomplished() async throws {
        let bench = Bench(rules: [Bench.rule()])
        let first = Sample.campaign()
        var second = first
        second.id = "campaign-second"
        let steps = [first, second].map { DialPlan.Step(operation: "start", target: $0) }
        let plan = DialPlan(contactList: Sample.plan().contactList, steps: steps, campaigns: [first, second])
        bench.connector.onPrepare(.success(plan))
        var refusal = ConnectorError(.refused, "403", status: 403)
        refusal.accomplished = [first]
        bench.connector.onPerform(.failure(refusal), .success(Sample.receipt()))
        let trigger = try #require(try await bench.take())
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        #expect(try await bench.stored(trigger)?.accomplished == [first])
        _ = try await TriggerDesk(bench.engine).carryOut(.retry, on: trigger.id, by: "ada")
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        #expect(bench.connector.effects.map { $0.plan.steps.map(\.target.id) } == [["campaign-second"]])
    }

    @Test("a plan that was made before more was done is not carried out")
    func overtakenPlan() async throws {
        let clock = ManualClock()
        let inner = ScriptedConnector(provider: "other", clock: clock)
        let first = Sample.campaign()
        var second = first
        second.id = "campaign-second"
        let steps = [first, second].map { DialPlan.Step(operation: "start", target: $0) }
        let plan = DialPlan(contactList: Sample.plan().contactList, steps: steps, campaigns: [first, second])
        inner.onPrepare(.success(plan), .success(plan))
        inner.onPerform(.success(Sample.receipt()))
        let meddler = MeddledConnector(inner: inner)
        let bench = Bench(others: ["other": meddler])
        var list = Sample.binding()
        list.provider = "other"
        let trigger = try await TriggerDesk(bench.engine)
            .trigger(list, for: "ci", priority: false, deadline: nil, idempotencyKey: nil).trigger
        meddler.meanwhile.withLock { meanwhile in
            meanwhile = {
                _ = try? await bench.store.move(trigger.id, at: bench.clock.now()) { trigger, _ in
                    var trigger = trigger
                    trigger.accomplished = [first]
                    return TriggerMove(trigger: trigger)
                }
            }
        }
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        #expect(inner.effects.isEmpty)
        #expect(try await bench.stored(trigger)?.status == .queued)
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        #expect(inner.effects.map { $0.plan.steps.map(\.target.id) } == [["campaign-second"]])
    }
}

/// A vendor during whose first preparation something else happens.
private final class MeddledConnector: Connector {
    let inner: ScriptedConnector
    let meanwhile = Mutex<(@Sendable () async -> Void)?>(nil)

    init(inner: ScriptedConnector) { self.inner = inner }

    func prepare(_ order: DialOrder) async throws(ConnectorError) -> DialPlan {
        let plan = try await inner.prepare(order)
        await meanwhile.withLock { $0.take() }?()
        return plan
    }

    func perform(_ plan: DialPlan, for trigger: String, permit: Permit) async throws(ConnectorError) -> Receipt {
        try await inner.perform(plan, for: trigger, permit: permit)
    }

    func reconcile(_ intent: Intent) async throws(ConnectorError) -> Reconciliation {
        try await inner.reconcile(intent)
    }

    func progress(of plan: DialPlan) async throws(ConnectorError) -> DialProgress { try await inner.progress(of: plan) }

    func explain(_ error: ConnectorError) async -> Explanation { await inner.explain(error) }
}
