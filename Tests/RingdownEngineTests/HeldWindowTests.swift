import Foundation
import RingdownCore
import RingdownEngine
import RingdownTestKit
import Testing

@Suite("What a window holds", .timeLimit(.minutes(5)))
struct HeldWindowTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var zone: String
        /// When it is asked for.
        var asked: String
        /// When nine o'clock is there.
        var opens: String
        var testDescription: String { "\(zone), asked for at \(asked)" }
    }

    @Test(
        "goes out at the instant at which it opens, across the nights on which clocks are put",
        arguments: [
            Case(zone: "Europe/Berlin", asked: "2026-03-28T20:00:00Z", opens: "2026-03-29T07:00:00Z"),
            Case(zone: "Europe/Berlin", asked: "2026-10-24T20:00:00Z", opens: "2026-10-25T08:00:00Z"),
            Case(zone: "America/New_York", asked: "2026-03-07T23:30:00Z", opens: "2026-03-08T13:00:00Z"),
            Case(zone: "America/New_York", asked: "2026-10-31T23:30:00Z", opens: "2026-11-01T14:00:00Z"),
            Case(zone: "Australia/Lord_Howe", asked: "2026-10-03T10:00:00Z", opens: "2026-10-03T22:00:00Z"),
            Case(zone: "Asia/Kolkata", asked: "2026-06-10T20:00:00Z", opens: "2026-06-11T03:30:00Z"),
        ]
    )
    func opens(_ example: Case) async throws {
        let asked = try Date(example.asked, strategy: .iso8601)
        let opening = try Date(example.opens, strategy: .iso8601)
        let from = try #require(Window.TimeOfDay("09:00"))
        let to = try #require(Window.TimeOfDay("18:00"))
        let window = try #require(
            Window(zone: example.zone, days: Set(Window.Weekday.allCases), from: from, to: to)
        )
        let bench = Bench(rules: [Bench.rule(only: [.window("hours")])], windows: ["hours": window])
        bench.clock.set(to: asked)
        let trigger = try #require(try await bench.take())
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        let held = try #require(try await bench.stored(trigger))
        #expect(held.status == .held && held.dueAt == opening)
        let justBefore = opening.addingTimeInterval(-0.001)
        #expect(try await bench.store.dueIDs([.queued, .held], at: justBefore, limit: 9).isEmpty)
        bench.clock.set(to: justBefore)
        try await Dispatcher(bench.engine).dispatch(trigger.id)
        #expect(bench.connector.effects.isEmpty)
        bench.clock.set(to: opening)
        for id in try await bench.store.dueIDs([.queued, .held], at: opening, limit: 9) {
            try await Dispatcher(bench.engine).dispatch(id)
        }
        #expect(bench.connector.effects.map(\.trigger) == [trigger.id])
    }
}
