import Foundation
import RingdownCore
import RingdownEngine
import RingdownTestKit
import Testing

@Suite("A provider that is out of service, or asks to slow down", .timeLimit(.minutes(5)))
struct ProviderOutageTests {
    private static let down = ConnectorError(.unavailable, "The connection was refused.")

    private func bench() -> Bench {
        var settings = Engine.Settings()
        settings.breaker = ProviderLine.Policy(threshold: 3, base: 10, ceiling: 60)
        settings.jitter = { 0 }
        return Bench(rules: [Bench.rule()], settings: settings)
    }

    private func ask(_ bench: Bench, _ list: ContactListBinding, deadline: Date? = nil) async throws -> Trigger {
        try await TriggerDesk(bench.engine)
            .trigger(list, for: "ci", priority: false, deadline: deadline, idempotencyKey: nil)
            .trigger
    }

    /// Dispatches whatever is due, at so many of the instants at which something is.
    private func pass(_ bench: Bench, times: Int) async throws {
        for _ in 0..<times {
            if try await bench.store.dueIDs([.queued, .held], at: bench.clock.now(), limit: 1).isEmpty {
                guard let next = try await bench.store.nextDue([.queued, .held], after: bench.clock.now()) else {
                    return
                }
                bench.clock.set(to: next)
            }
            for id in try await bench.store.dueIDs([.queued, .held], at: bench.clock.now(), limit: 64) {
                try await Dispatcher(bench.engine).dispatch(id)
            }
        }
    }

    @Test("an outage of hours makes no dead letter, and what waited goes out when it is over")
    func outage() async throws {
        let bench = bench()
        bench.connector.onPrepare(.failure(Self.down))
        let lists = (1...3).map { Sample.binding(id: "list-\($0)", name: "l\($0)") }
        var triggers: [Trigger] = []
        for list in lists { triggers.append(try await ask(bench, list)) }
        try await pass(bench, times: 200)
        #expect(bench.clock.now() > Sample.now.addingTimeInterval(1800))
        for trigger in triggers {
            let waiting = try #require(try await bench.stored(trigger))
            #expect(waiting.status == .queued && waiting.attempts <= 3)
        }
        // Somebody always probes, and never everybody: fewer questions than looks.
        #expect(bench.connector.calls.count < 200)
        bench.connector.onPrepare(.success(Sample.plan()))
        try await pass(bench, times: 6)
        for trigger in triggers { #expect(try await bench.stored(trigger)?.status == .accepted) }
    }

    @Test("a trigger that waits says for what, since when and until when, and its decision does too")
    func says() async throws {
        let bench = bench()
        bench.connector.onPrepare(.failure(Self.down))
        let first = try await ask(bench, Sample.binding(id: "list-1", name: "l1"))
        try await pass(bench, times: 3)
        let second = try await ask(bench, Sample.binding(id: "list-2", name: "l2"))
        try await Dispatcher(bench.engine).dispatch(second.id)
        let waiting = try #require(try await bench.stored(second))
        let wait = try #require(bench.engine.lines.wait(for: "genesys", at: bench.clock.now()))
        #expect(waiting.reason == wait.sentence)
        #expect(waiting.dueAt == wait.until)
        #expect(waiting.attempts == 0)
        let last = try #require(try await bench.store.timeline(second.id, after: 0).last)
        #expect(last.sentence == wait.words)
        let decision = try #require(try await bench.store.decision(last.decisionID ?? ""))
        #expect(decision.findings.first?.outcome == "out-of-service")
        #expect(try await bench.stored(first)?.status == .queued)
    }

    @Test("after a 429 nobody goes there before the wait is over, and nobody loses an attempt")
    func slowDown() async throws {
        let bench = bench()
        var busy = ConnectorError(.rateLimited, "429", status: 429)
        busy.retryAfter = 120
        bench.connector.onPerform(.failure(busy), .success(Sample.receipt()))
        let told = try await ask(bench, Sample.binding(id: "list-1", name: "l1"))
        let other = try await ask(bench, Sample.binding(id: "list-2", name: "l2"))
        for trigger in [told, other] { try await Dispatcher(bench.engine).dispatch(trigger.id) }
        for trigger in [told, other] {
            let waiting = try #require(try await bench.stored(trigger))
            #expect(waiting.status == .queued && waiting.attempts == 0)
            #expect(waiting.dueAt.map { $0 >= Sample.now.addingTimeInterval(120) } ?? false)
        }
        let asked = bench.connector.calls.count
        bench.clock.advance(by: .seconds(119))
        for trigger in [told, other] { try await Dispatcher(bench.engine).dispatch(trigger.id) }
        #expect(bench.connector.calls.count == asked)
        try await pass(bench, times: 3)
        for trigger in [told, other] { #expect(try await bench.stored(trigger)?.status == .accepted) }
    }

    @Test("a kill switch that is thrown meanwhile holds what waited, also when the provider is back")
    func killSwitch() async throws {
        let bench = bench()
        bench.connector.onPrepare(.failure(Self.down))
        let trigger = try await ask(bench, Sample.binding())
        try await pass(bench, times: 4)
        let thrown = KillSwitch(provider: "genesys", by: "ada", reason: "complaints", since: bench.clock.now())
        try await TriggerDesk(bench.engine).set(thrown, isOn: true)
        bench.connector.onPrepare(.success(Sample.plan()))
        try await pass(bench, times: 3)
        let held = try #require(try await bench.stored(trigger))
        #expect(held.status == .held && held.dueAt == nil)
        #expect(held.reason.contains("kill switch"))
        #expect(bench.connector.effects.isEmpty)
        try await TriggerDesk(bench.engine).set(thrown, isOn: false)
        try await pass(bench, times: 3)
        #expect(try await bench.stored(trigger)?.status == .accepted)
    }

    @Test("a deadline that passes while it is out expires the trigger at that instant")
    func deadline() async throws {
        let bench = bench()
        bench.connector.onPrepare(.failure(Self.down))
        let deadline = Sample.now.addingTimeInterval(45)
        let trigger = try await ask(bench, Sample.binding(), deadline: deadline)
        try await pass(bench, times: 12)
        #expect(try await bench.stored(trigger)?.status == .expired)
        let expired = try #require(try await bench.store.timeline(trigger.id, after: 0).last)
        #expect(expired.at == deadline)
    }

    @Test("a deadline that passes while approval is awaited, or a kill switch is on, expires the trigger")
    func deadlineWhileHeld() async throws {
        let bench = bench()
        let thrown = KillSwitch(provider: nil, by: "ada", reason: "complaints", since: bench.clock.now())
        try await TriggerDesk(bench.engine).set(thrown, isOn: true)
        let deadline = Sample.now.addingTimeInterval(3600)
        let trigger = try await ask(bench, Sample.binding(), deadline: deadline)
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        let held = try #require(try await bench.stored(trigger))
        #expect(held.status == .held && held.dueAt == deadline)
        try await pass(bench, times: 1)
        #expect(try await bench.stored(trigger)?.status == .expired)
        #expect(bench.clock.now() == deadline)
    }

    @Test("one list whose trigger always fails is given up, while others go through")
    func ownFault() async throws {
        let bench = bench()
        let poison = try await ask(bench, Sample.binding(id: "list-1", name: "l1"))
        var rounds = 0
        while try await bench.stored(poison)?.status != .failed, rounds < 40 {
            rounds += 1
            bench.connector.onPrepare(.failure(Self.down))
            if let due = try await bench.stored(poison)?.dueAt, due > bench.clock.now() { bench.clock.set(to: due) }
            try await Dispatcher(bench.engine).dispatch(poison.id)
            bench.connector.onPrepare(.success(Sample.plan()))
            let good = try await ask(bench, Sample.binding(id: "list-2", name: "l2"))
            try await Dispatcher(bench.engine).dispatch(good.id)
            #expect(try await bench.stored(good)?.status == .accepted, "round \(rounds)")
        }
        #expect(try await bench.stored(poison)?.status == .failed)
    }
}
