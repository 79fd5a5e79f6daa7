import Foundation
import RingdownCore
import RingdownEngine
import RingdownTestKit
import Synchronization
import Testing

@Suite("A clock that jumps", .timeLimit(.minutes(5)))
struct ClockWatchTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// Seconds by which each clock goes on between two looks.
        let wall: Double
        let uptime: Double
        /// The jump in seconds; `nil` when it is none.
        let jump: Double?
    }

    static let cases = [
        Case(testDescription: "both go on alike", wall: 5, uptime: 5, jump: nil),
        Case(testDescription: "a machine that slept", wall: 40_000, uptime: 40_000, jump: nil),
        Case(testDescription: "a clock that is a little set", wall: 64, uptime: 5, jump: nil),
        Case(testDescription: "a clock set a day ahead", wall: 86_405, uptime: 5, jump: 86_400),
        Case(testDescription: "a clock set a day back", wall: -86_395, uptime: 5, jump: -86_400),
        Case(testDescription: "a clock set two minutes back", wall: -115, uptime: 5, jump: -120),
    ]

    @Test("The time of day is compared with the time that passed", arguments: cases)
    func comparison(_ looked: Case) {
        var comparison = ClockComparison()
        #expect(comparison.look(wall: Sample.now, uptime: .zero) == nil)
        let wall = Sample.now.addingTimeInterval(looked.wall)
        let jump = comparison.look(wall: wall, uptime: .seconds(looked.uptime))
        #expect(jump?.seconds == looked.jump)
        #expect(comparison.look(wall: wall.addingTimeInterval(5), uptime: .seconds(looked.uptime + 5)) == nil)
    }

    @Test("A jump is shown for an hour, in one line that says what to do")
    func warning() async throws {
        let bench = Bench()
        let uptime = Mutex(Duration.zero)
        let watch = ClockWatch(bench.engine, uptime: { uptime.withLock { $0 } })
        try await watch.look()
        #expect(watch.warning == nil)
        bench.clock.advance(by: .seconds(86_400))
        try await watch.look()
        let warning = try #require(watch.warning)
        #expect(warning.contains("1 day forward") && warning.contains("check that it is right"), "\(warning)")
        #expect(!warning.contains("\n"))
        uptime.withLock { $0 = .seconds(3601) }
        #expect(watch.warning == nil)
    }

    @Test("A jump wakes everything that waits for an instant")
    func wakes() async throws {
        let bench = Bench()
        let watch = ClockWatch(bench.engine, uptime: { .zero })
        try await watch.look()
        let rings = bench.engine.bell.rings
        try await watch.look()
        #expect(bench.engine.bell.rings == rings)
        bench.clock.advance(by: .seconds(86_400))
        try await watch.look()
        #expect(bench.engine.bell.rings > rings)
    }

    @Test("What a clock gone back has put far away is looked at now, and the gate still decides")
    func back() async throws {
        let from = try #require(Window.TimeOfDay("09:00"))
        let to = try #require(Window.TimeOfDay("12:00"))
        let window = try #require(
            Window(zone: "UTC", days: Set(Window.Weekday.allCases), from: from, to: to)
        )
        let ahead = Sample.now.addingTimeInterval(86_400)
        let bench = Bench(rules: [Bench.rule(only: [.window("business-hours")])], windows: ["business-hours": window])
        let watch = ClockWatch(bench.engine, uptime: { .zero })
        bench.clock.set(to: ahead)
        let trigger = try #require(try await bench.take())
        try await watch.look()
        bench.clock.set(to: Sample.now)
        #expect(try await bench.store.dueIDs([.queued], at: Sample.now, limit: 10) == [])
        try await watch.look()
        #expect(try await bench.store.dueIDs([.queued], at: Sample.now, limit: 10) == [trigger.id])
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        let held = try #require(try await bench.stored(trigger))
        #expect(held.status == .held, "14:13 is outside the window")
        #expect(held.dueAt.map { $0 > Sample.now } == true)
        #expect(bench.connector.effects.isEmpty)
    }
}
