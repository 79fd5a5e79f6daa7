import Foundation

/// The clock on the wall of a time zone.
package struct ZoneClock: Sendable {
    /// The wall clock at an instant.
    package struct Reading: Hashable, Sendable {
        /// Days since 1970-01-01 by the local calendar.
        package let day: Int
        /// Seconds since the local midnight, 0 to 86 399.
        package let second: Int

        /// 1 for Monday to 7 for Sunday.
        package var weekday: Int { ZoneClock.weekday(ofDay: day) }
    }

    static let secondsOfDay = 86_400

    /// The clock of UTC.
    package static let utc = ZoneClock(.gmt)

    private let zone: TimeZone

    private init(_ zone: TimeZone) { self.zone = zone }

    /// The clock of a zone by its IANA name; `nil` for a name that is none.
    package init?(_ name: String) {
        guard name.contains("/") || name == "UTC" || name == "GMT", let zone = TimeZone(identifier: name) else {
            return nil
        }
        self.zone = zone
    }

    /// What the clock shows at an instant.
    package func reading(at time: DialerTime) -> Reading {
        let seconds = Self.seconds(of: time)
        let local = seconds + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        let day = Self.floor(local, by: Self.secondsOfDay)
        return Reading(day: day, second: local - day * Self.secondsOfDay)
    }

    /// The first instant at which the clock shows that time of that day, or a later one when the clock is put forward
    /// over it.
    package func instant(ofDay day: Int, second: Int) -> DialerTime {
        let local = day * Self.secondsOfDay + second
        // The two offsets that can be in force around it: one day is longer than any clock is put forward or back.
        let offsets = [local - Self.secondsOfDay, local + Self.secondsOfDay].map { offset(at: $0) }
        let candidates = offsets.map { local - $0 }.sorted()
        if let match = candidates.first(where: { $0 + offset(at: $0) == local }) { return Self.time(match) }
        // The clock jumps over it: the first instant with a later time is that of the jump.
        let before = Date(timeIntervalSince1970: Double(candidates[0]) - 1)
        guard let jump = zone.nextDaylightSavingTimeTransition(after: before) else { return Self.time(candidates[1]) }
        return Self.time(Int(jump.timeIntervalSince1970.rounded(.up)))
    }

    /// When the clock is put forward or back next; `nil`: never again.
    func nextChange(after time: DialerTime) -> DialerTime? {
        zone.nextDaylightSavingTimeTransition(after: time.date).map { DialerTime($0) }
    }

    package static func weekday(ofDay day: Int) -> Int {
        // 1970-01-01 was a Thursday.
        let index = (day + 3) % 7
        return (index < 0 ? index + 7 : index) + 1
    }

    private func offset(at seconds: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }

    private static func seconds(of time: DialerTime) -> Int { floor(Int(time.milliseconds), by: 1000) }

    private static func time(_ seconds: Int) -> DialerTime { DialerTime(milliseconds: Int64(seconds) * 1000) }

    private static func floor(_ value: Int, by divisor: Int) -> Int {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
