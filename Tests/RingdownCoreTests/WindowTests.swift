import Foundation
import RingdownCore
import Testing

@Suite("Windows")
struct WindowTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var window: Window?
        var instant: String
        var isOpen: Bool
        /// The next opening; `nil` when it never opens.
        var opening: String?
    }

    static func window(
        _ zone: String,
        _ days: Set<Window.Weekday>,
        _ from: String,
        _ to: String,
        except: [String] = []
    ) -> Window? {
        guard let from = Window.TimeOfDay(from), let to = Window.TimeOfDay(to) else { return nil }
        return Window(zone: zone, days: days, from: from, to: to, except: Set(except.compactMap { Window.Day($0) }))
    }

    static let weekdays: Set<Window.Weekday> = [.mon, .tue, .wed, .thu, .fri]
    static let every = Set(Window.Weekday.allCases)
    static let office = window("Europe/Berlin", weekdays, "09:00", "18:00", except: ["2026-12-25"])
    static let night = window("Europe/Berlin", [.sat], "22:00", "06:00")

    static let cases: [Case] = [
        Case(
            testDescription: "open at its first instant",
            window: office,
            instant: "2026-11-23T08:00:00Z",
            isOpen: true,
            opening: "2026-11-23T08:00:00Z"
        ),
        Case(
            testDescription: "closed at its last instant",
            window: office,
            instant: "2026-11-23T17:00:00Z",
            isOpen: false,
            opening: "2026-11-24T08:00:00Z"
        ),
        Case(
            testDescription: "a weekend waits for Monday",
            window: office,
            instant: "2026-11-21T10:00:00Z",
            isOpen: false,
            opening: "2026-11-23T08:00:00Z"
        ),
        Case(
            testDescription: "an exception stays closed",
            window: office,
            instant: "2026-12-25T10:00:00Z",
            isOpen: false,
            opening: "2026-12-28T08:00:00Z"
        ),
        Case(
            testDescription: "summer time moves the opening by an hour",
            window: office,
            instant: "2026-03-27T18:00:00Z",
            isOpen: false,
            opening: "2026-03-30T07:00:00Z"
        ),
        Case(
            testDescription: "past midnight belongs to the day it began on",
            window: night,
            instant: "2026-11-22T04:59:00Z",
            isOpen: true,
            opening: "2026-11-22T04:59:00Z"
        ),
        Case(
            testDescription: "past midnight of another day is closed",
            window: night,
            instant: "2026-11-23T04:59:00Z",
            isOpen: false,
            opening: "2026-11-28T21:00:00Z"
        ),
        Case(
            testDescription: "a time that the clock skips opens where the clock lands",
            window: window("Europe/Berlin", every, "02:30", "04:00"),
            instant: "2026-03-29T00:00:00Z",
            isOpen: false,
            opening: "2026-03-29T01:00:00Z"
        ),
        Case(
            testDescription: "a window inside the skipped hour waits for the next day",
            window: window("Europe/Berlin", every, "02:15", "02:45"),
            instant: "2026-03-29T00:00:00Z",
            isOpen: false,
            opening: "2026-03-30T00:15:00Z"
        ),
        Case(
            testDescription: "a time that is read twice is open the first time",
            window: window("Europe/Berlin", every, "02:00", "02:30"),
            instant: "2026-10-25T00:15:00Z",
            isOpen: true,
            opening: "2026-10-25T00:15:00Z"
        ),
        Case(
            testDescription: "a time that is read twice opens again the second time",
            window: window("Europe/Berlin", every, "02:00", "02:30"),
            instant: "2026-10-25T00:45:00Z",
            isOpen: false,
            opening: "2026-10-25T01:00:00Z"
        ),
        Case(
            testDescription: "the American edge in autumn",
            window: window("America/New_York", every, "01:30", "03:00"),
            instant: "2026-11-01T06:10:00Z",
            isOpen: false,
            opening: "2026-11-01T06:30:00Z"
        ),
        Case(
            testDescription: "no days never open",
            window: window("UTC", [], "00:00", "24:00"),
            instant: "2026-11-23T08:00:00Z",
            isOpen: false,
            opening: nil
        ),
        Case(
            testDescription: "a whole day is open to its last minute",
            window: window("UTC", [.mon], "00:00", "24:00"),
            instant: "2026-11-23T23:59:59Z",
            isOpen: true,
            opening: "2026-11-23T23:59:59Z"
        ),
        Case(
            testDescription: "a zone that skipped a whole day",
            window: window("Pacific/Apia", [.fri], "09:00", "10:00", except: []),
            instant: "2011-12-30T09:30:00Z",
            isOpen: false,
            opening: "2012-01-05T19:00:00Z"
        ),
    ]

    @Test("a window is open by the wall clock of its zone", arguments: cases)
    func opens(_ example: Case) throws {
        let window = try #require(example.window)
        let instant = try Date(example.instant, strategy: .iso8601)
        #expect(window.contains(instant) == example.isOpen)
        #expect(window.nextOpening(after: instant)?.iso8601 == example.opening)
    }

    @Test("an opening is open and the second before it is not", arguments: ["Europe/Berlin", "America/New_York"])
    func edges(_ zone: String) throws {
        let window = try #require(Self.window(zone, Self.weekdays, "02:30", "03:30"))
        var instant = try Date("2026-01-01T00:00:00Z", strategy: .iso8601)
        for _ in 0..<300 {
            let opening = try #require(window.nextOpening(after: instant))
            #expect(window.contains(opening))
            if opening > instant { #expect(!window.contains(opening.addingTimeInterval(-1))) }
            instant = opening.addingTimeInterval(3600 * 2)
        }
    }

    @Test("what is no time of day is refused", arguments: ["", "9:00", "24:01", "12:60", "aa:bb", "09:00:00"])
    func malformedTime(_ text: String) {
        #expect(Window.TimeOfDay(text) == nil)
    }

    @Test("what is no day is refused", arguments: ["", "2026-02-29", "2026-13-01", "26-01-01", "2026-1-1"])
    func malformedDay(_ text: String) {
        #expect(Window.Day(text) == nil)
    }

    @Test("an unknown zone gives no window")
    func unknownZone() {
        #expect(Self.window("Europe/Berln", Self.every, "09:00", "10:00") == nil)
    }
}
