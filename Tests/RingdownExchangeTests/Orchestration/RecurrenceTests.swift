import Foundation
import RingdownDialer
import RingdownVendors
import Testing

@testable import RingdownExchange

@Suite("A recurrence")
struct RecurrenceTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var start: String
        var end: String
        var zone = "UTC"
        var pattern = Recurrence.Pattern.daily(every: 1)
        var range = Recurrence.Range.noEnd
        var alterations: [Recurrence.Alteration] = []
        /// When it opens and closes, in UTC, from the beginning.
        var changes: [String]

        var testDescription: String { name }
    }

    static func wall(_ text: String) -> WallTime {
        guard let wall = WallTime(text) else { preconditionFailure("\(text) is no time") }
        return wall
    }

    static let cases = [
        Case(
            name: "every other day, three times",
            start: "2026-03-01T09:00:00",
            end: "2026-03-01T10:00:00",
            pattern: .daily(every: 2),
            range: .times(3),
            changes: [
                "2026-03-01T09:00", "2026-03-01T10:00", "2026-03-03T09:00", "2026-03-03T10:00", "2026-03-05T09:00",
                "2026-03-05T10:00",
            ]
        ),
        Case(
            name: "on weekdays of every other week, until a date",
            start: "2026-03-04T09:00:00",
            end: "2026-03-04T10:00:00",
            pattern: .weekly(every: 2, on: [1, 3]),
            range: .until(wall("2026-03-18T00:00:00")),
            changes: [
                "2026-03-04T09:00", "2026-03-04T10:00", "2026-03-16T09:00", "2026-03-16T10:00", "2026-03-18T09:00",
                "2026-03-18T10:00",
            ]
        ),
        Case(
            name: "over the night when Berlin's clocks go forward: 02:30 comes at 03:00",
            start: "2026-03-28T02:30:00",
            end: "2026-03-28T04:00:00",
            zone: "Europe/Berlin",
            range: .times(3),
            changes: [
                "2026-03-28T01:30", "2026-03-28T03:00", "2026-03-29T01:00", "2026-03-29T02:00", "2026-03-30T00:30",
                "2026-03-30T02:00",
            ]
        ),
        Case(
            name: "within the hour that does not exist: nothing is left of it",
            start: "2026-03-28T02:10:00",
            end: "2026-03-28T02:50:00",
            zone: "Europe/Berlin",
            range: .times(3),
            changes: ["2026-03-28T01:10", "2026-03-28T01:50", "2026-03-30T00:10", "2026-03-30T00:50"]
        ),
        Case(
            name: "over the night when New York's clocks go back: 01:30 is the first of the two",
            start: "2026-10-31T01:30:00",
            end: "2026-10-31T03:00:00",
            zone: "America/New_York",
            range: .times(2),
            changes: ["2026-10-31T05:30", "2026-10-31T07:00", "2026-11-01T05:30", "2026-11-01T08:00"]
        ),
        Case(
            name: "past midnight, with a day taken out and one put in",
            start: "2026-03-01T22:00:00",
            end: "2026-03-02T02:00:00",
            range: .times(3),
            alterations: [
                .init(isInclusion: false, start: wall("2026-03-02T00:00:00"), end: wall("2026-03-03T00:00:00")),
                .init(isInclusion: true, start: wall("2026-03-02T12:00:00"), end: wall("2026-03-02T13:00:00")),
            ],
            changes: [
                "2026-03-01T22:00", "2026-03-02T02:00", "2026-03-02T12:00", "2026-03-02T13:00", "2026-03-03T22:00",
                "2026-03-04T02:00",
            ]
        ),
    ]

    @Test("opens and closes when its pattern says", arguments: cases)
    func changes(_ each: Case) {
        let beginning = Self.wall("2026-01-01T00:00:00").instant(on: .utc)
        let schedule = Schedule(
            id: "campaign",
            subject: .campaign,
            created: beginning,
            modified: beginning,
            recurrences: [
                Recurrence(
                    id: "r",
                    start: Self.wall(each.start),
                    end: Self.wall(each.end),
                    pattern: each.pattern,
                    range: each.range,
                    alterations: each.alterations
                )
            ],
            zone: each.zone
        )
        var instant = beginning
        var changes: [String] = []
        var isOpen = false
        while let next = schedule.nextChange(after: instant) {
            isOpen.toggle()
            #expect(schedule.isOpen(at: next) == isOpen)
            changes.append(String(GenesysTime.text(next.date).prefix(16)))
            instant = next
        }
        #expect(changes == each.changes)
    }

    @Test("follows its own zone, else its schedule's, else UTC")
    func zones() throws {
        let beginning = Self.wall("2026-07-01T00:00:00").instant(on: .utc)
        func opening(_ own: String?, _ common: String?) -> String? {
            let recurrence = Recurrence(
                id: "r",
                start: Self.wall("2026-07-02T09:00:00"),
                end: Self.wall("2026-07-02T10:00:00"),
                zone: own,
                pattern: .daily(every: 1)
            )
            return Schedule(
                id: "campaign",
                subject: .campaign,
                created: beginning,
                modified: beginning,
                recurrences: [recurrence],
                zone: common
            )
            .nextChange(after: beginning).map { GenesysTime.text($0.date) }
        }
        #expect(opening(nil, nil) == "2026-07-02T09:00:00.000Z")
        #expect(opening(nil, "Europe/Berlin") == "2026-07-02T07:00:00.000Z")
        #expect(opening("America/New_York", "Europe/Berlin") == "2026-07-02T13:00:00.000Z")
    }
}
