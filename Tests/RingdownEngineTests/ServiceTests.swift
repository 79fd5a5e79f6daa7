import Foundation
import RingdownCore
import RingdownEngine
import RingdownTestKit
import ServiceLifecycle
import Testing

@Suite("The services together", .timeLimit(.minutes(5)))
struct ServiceTests {
    /// Runs the services until a trigger stands where it should.
    private func run(_ bench: Bench, _ trigger: Trigger, until status: TriggerStatus) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await Dispatcher(bench.engine).run() }
            group.addTask { try await Reconciler(bench.engine).run() }
            group.addTask { try await Watcher(bench.engine).run() }
            var seen = bench.engine.bell.rings
            while try await bench.stored(trigger)?.status != status {
                await bench.engine.bell.rung(since: seen)
                seen = bench.engine.bell.rings
            }
            group.cancelAll()
        }
    }

    @Test("a change is dialed to its end without anybody's help", .timeLimit(.minutes(1)))
    func whole() async throws {
        let bench = Bench(rules: [Bench.rule()])
        bench.connector.onProgress(.success(Sample.progress(.finished)))
        let trigger = try #require(try await bench.take())
        try await run(bench, trigger, until: .done)
        #expect(try await bench.statuses(trigger) == [.queued, .sending, .accepted, .done])
    }

    @Test("a held trigger goes out when its window opens", .timeLimit(.minutes(1)))
    func window() async throws {
        let opening = Sample.now.addingTimeInterval(3600)
        let parts = Calendar(identifier: .gregorian).dateComponents(in: .gmt, from: opening)
        let from = String(format: "%02d:%02d", parts.hour ?? 0, parts.minute ?? 0)
        let start = try #require(Window.TimeOfDay(from))
        let end = try #require(Window.TimeOfDay("24:00"))
        let days = Set(Window.Weekday.allCases)
        let window = try #require(Window(zone: "UTC", days: days, from: start, to: end))
        let bench = Bench(rules: [Bench.rule(only: [.window("later")])], windows: ["later": window])
        bench.connector.onProgress(.success(Sample.progress(.finished)))
        let trigger = try #require(try await bench.take())
        try await run(bench, trigger, until: .held)
        #expect(bench.connector.calls.isEmpty)
        bench.clock.advance(by: .seconds(3600))
        try await run(bench, trigger, until: .done)
        #expect(bench.connector.effects.count == 1)
    }

    @Test("the same change taken in twice dials once, and the decision says so")
    func duplicate() async throws {
        let bench = Bench(rules: [Bench.rule()])
        let intake = Intake(bench.engine)
        let first = try await intake.take([Sample.change(), Sample.change()])
        let again = try await intake.take([Sample.change()])
        #expect((first + again).map(\.isDuplicate) == [false, true, true])
        #expect((first + again).flatMap(\.triggers).count == 1)
        #expect(again.first?.decisions.first?.kind == .duplicate)
        #expect(again.first?.decisions.first?.sentence.contains("nothing is dialed twice") == true)
    }

    @Test("sensitive values are gone from what is stored")
    func sensitive() async throws {
        let bench = Bench(rules: [Bench.rule()])
        var change = Sample.change()
        change.after = ["token": "hunter2"]
        change.afterSensitive = ["token": true]
        change.extra = ["generated_config": "token = hunter2"]
        let result = try #require(try await Intake(bench.engine).take([change]).first)
        let stored = try #require(try await bench.store.change(result.changeID))
        #expect(!"\(stored)".contains("hunter2"))
    }

    @Test("orders apply where the trigger stands, and say why where they do not")
    func orders() async throws {
        let bench = Bench(rules: [Bench.rule()])
        let desk = TriggerDesk(bench.engine)
        let trigger = try #require(try await bench.take())
        let cancelled = try await desk.carryOut(.cancel, on: trigger.id, by: "ada")
        #expect(try cancelled.get().status == .cancelled)
        let again = try await desk.carryOut(.retry, on: trigger.id, by: "ada")
        #expect(throws: TriggerEventError.self) { try again.get() }
    }

    @Test("a ring between looking and waiting is not missed", .timeLimit(.minutes(1)))
    func bell() async {
        let bell = Bell()
        let seen = bell.rings
        bell.ring()
        await bell.rung(since: seen)
        #expect(bell.rings == seen + 1)
    }
}
