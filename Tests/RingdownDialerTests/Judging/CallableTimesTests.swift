import Foundation
import RingdownDialer
import Testing

/// An instant in ISO 8601.
func instant(_ text: String) throws -> DialerTime { DialerTime(try Date(text, strategy: .iso8601)) }

@Suite("Callable times")
struct CallableTimesTests {
    struct Case: CustomTestStringConvertible {
        let zone: String
        /// Weekday from 1 for Monday, start and stop in hours.
        let slots: [(Int, Double, Double)]
        let from: String
        /// `nil`: never.
        let opening: String?

        var testDescription: String { "\(zone) from \(from)" }

        static let workdays = (1...5).map { ($0, 9.0, 17.0) }
        static let all = [
            // New York is five hours behind UTC in winter, four in summer. 2026-01-05 is a Monday.
            Case(
                zone: "America/New_York",
                slots: workdays,
                from: "2026-01-05T13:59:59Z",
                opening: "2026-01-05T14:00:00Z"
            ),
            Case(
                zone: "America/New_York",
                slots: workdays,
                from: "2026-01-05T14:00:00Z",
                opening: "2026-01-05T14:00:00Z"
            ),
            Case(
                zone: "America/New_York",
                slots: workdays,
                from: "2026-01-05T21:59:59Z",
                opening: "2026-01-05T21:59:59Z"
            ),
            Case(
                zone: "America/New_York",
                slots: workdays,
                from: "2026-01-05T22:00:00Z",
                opening: "2026-01-06T14:00:00Z"
            ),
            Case(
                zone: "America/New_York",
                slots: workdays,
                from: "2026-01-09T22:00:00Z",
                opening: "2026-01-12T14:00:00Z"
            ),
            // The clock goes forward on 2026-03-08: Monday's opening comes an hour earlier by UTC.
            Case(
                zone: "America/New_York",
                slots: workdays,
                from: "2026-03-06T22:00:00Z",
                opening: "2026-03-09T13:00:00Z"
            ),
            // A slot that begins in the hour that is left out begins when the clock jumps.
            Case(
                zone: "America/New_York",
                slots: [(7, 2.5, 5)],
                from: "2026-03-08T00:00:00Z",
                opening: "2026-03-08T07:00:00Z"
            ),
            // One that lies in it altogether is left out with it, until the next week.
            Case(
                zone: "America/New_York",
                slots: [(7, 2.25, 2.75)],
                from: "2026-03-08T00:00:00Z",
                opening: "2026-03-15T06:15:00Z"
            ),
            // When the clock goes back, on 2026-11-01, an hour comes twice.
            Case(
                zone: "America/New_York",
                slots: [(7, 1, 1.5)],
                from: "2026-11-01T05:45:00Z",
                opening: "2026-11-01T06:00:00Z"
            ),
            // The day is the contact's, not UTC's: Monday has begun in Auckland and not in Honolulu.
            Case(
                zone: "Pacific/Auckland",
                slots: [(1, 0, 24)],
                from: "2026-01-04T11:00:00Z",
                opening: "2026-01-04T11:00:00Z"
            ),
            Case(
                zone: "Pacific/Honolulu",
                slots: [(1, 0, 24)],
                from: "2026-01-05T09:59:00Z",
                opening: "2026-01-05T10:00:00Z"
            ),
            // A zone whose clock differs by three quarters of an hour.
            Case(
                zone: "Asia/Kathmandu",
                slots: [(1, 9, 10)],
                from: "2026-01-05T00:00:00Z",
                opening: "2026-01-05T03:15:00Z"
            ),
            Case(
                zone: "America/New_York",
                slots: [(1, 9, 10)],
                from: "2026-01-05T15:00:00Z",
                opening: "2026-01-12T14:00:00Z"
            ),
            Case(zone: "America/New_York", slots: [], from: "2026-01-05T15:00:00Z", opening: nil),
        ]
    }

    @Test("open and close by the clock of the contact's zone", arguments: Case.all)
    func opening(_ item: Case) throws {
        let slots = item.slots.map { WeekSlot(weekday: $0.0, start: Int($0.1 * 3600), stop: Int($0.2 * 3600)) }
        let times = CallableTimes(slots: [item.zone: slots])
        let expected = try item.opening.map(instant)
        #expect(times.opening(in: item.zone, from: try instant(item.from)) == expected)
    }

    @Test("say nothing of zones that are not among them")
    func unknownZone() throws {
        let times = CallableTimes(slots: ["Europe/Berlin": WeekSlot.daily(start: 0, stop: 86_400)])
        #expect(times.opening(in: "Europe/Paris", from: at(0)) == nil)
        #expect(times.opening(in: "", from: at(0)) == nil)
        #expect(ZoneClock("Mars/Olympus") == nil)
    }

    @Test("open as soon as one of the zones does")
    func first() throws {
        let day = WeekSlot.daily(start: 9 * 3600, stop: 17 * 3600)
        let times = CallableTimes(slots: ["America/New_York": day, "America/Los_Angeles": day])
        #expect(times.firstOpening(from: try instant("2026-01-05T10:00:00Z")) == (try instant("2026-01-05T14:00:00Z")))
        #expect(times.firstOpening(from: try instant("2026-01-05T23:00:00Z")) == (try instant("2026-01-05T23:00:00Z")))
        #expect(times.firstOpening(from: try instant("2026-01-06T01:00:00Z")) == (try instant("2026-01-06T14:00:00Z")))
    }
}

@Suite("Zones of phone numbers")
struct NumberZonesTests {
    @Test(
        "follow from the longest prefix that the numbering plan knows",
        arguments: [
            ("+12125550100", ["America/New_York"]), ("+13105550100", ["America/Los_Angeles"]),
            ("+18085550100", ["Pacific/Honolulu"]), ("+4930123456", ["Europe/Berlin"]),
            ("+442071234567", ["Europe/London"]), ("12125550100", []), ("", []), ("+", []),
        ]
    )
    func zones(_ number: String, _ zones: [String]) {
        #expect(NumberZones.standard.zones(of: number) == zones)
    }

    @Test(
        "and those of ZIP codes from their first digits",
        arguments: [
            ("10001", ["America/New_York"]), ("90001-1234", ["America/Los_Angeles"]), ("96813", ["Pacific/Honolulu"]),
            // Two codes that begin alike in states that keep different times.
            ("37379", ["America/New_York"]), ("37380", ["America/Chicago"]), ("1234", []), ("100012", []),
            ("1000A", []),
            ("", []),
        ]
    )
    func zipCodes(_ code: String, _ zones: [String]) {
        #expect(NumberZones.zipCodes.zones(ofZIPCode: code) == zones)
    }

    @Test("A number that may be in several zones is called when it is day in all of them")
    func several() throws {
        // Toll-free numbers may ring anywhere in North America.
        #expect(NumberZones.standard.zones(of: "+18005550100").count > 10)
        let window = MappedWindow.standard
        // 8:00 in Los Angeles is 16:00 UTC in January; 21:00 in New York is 2:00 UTC.
        let numbers = ["+12125550100", "+13105550100"]
        #expect(
            window.opening(of: numbers, from: try instant("2026-01-05T13:00:00Z"))
                == (try instant("2026-01-05T16:00:00Z"))
        )
        #expect(
            window.opening(of: numbers, from: try instant("2026-01-06T01:59:00Z"))
                == (try instant("2026-01-06T01:59:00Z"))
        )
        #expect(
            window.opening(of: numbers, from: try instant("2026-01-06T02:00:00Z"))
                == (try instant("2026-01-06T16:00:00Z"))
        )
    }

    @Test("A number of no known zone keeps the cautious hours")
    func unmapped() throws {
        let opening = MappedWindow.standard.opening(of: ["5550100"], from: try instant("2026-01-05T13:00:00Z"))
        #expect(opening == (try instant("2026-01-05T16:00:00Z")))
    }
}

@Suite("Attempt limits")
struct AttemptLimitTests {
    @Test(
        "count from the midnight that began the period, by the clock of their zone",
        arguments: [
            (1, "America/New_York", "2026-01-05T04:59:00Z", "2026-01-04T05:00:00Z"),
            (1, "America/New_York", "2026-01-05T05:00:00Z", "2026-01-05T05:00:00Z"),
            (2, "Europe/Berlin", "2026-01-05T12:00:00Z", "2026-01-03T23:00:00Z"),
            (30, "UTC", "2026-01-31T12:00:00Z", "2026-01-02T00:00:00Z"),
            // Across the change of clocks on 2026-03-29.
            (3, "Europe/Berlin", "2026-03-30T12:00:00Z", "2026-03-27T23:00:00Z"),
        ]
    )
    func period(_ days: Int, _ zone: String, _ now: String, _ start: String) throws {
        let limit = AttemptLimit(perContact: 1, days: days, zone: zone)
        #expect(limit.periodStart(at: try instant(now)) == (try instant(start)))
    }

    @Test("that never reset count everything")
    func never() {
        #expect(AttemptLimit(perContact: 1).periodStart(at: at(0)).milliseconds == .min)
    }
}
