import Foundation

/// A span of the local day, on some days of the week, in one time zone.
///
/// An instant is inside when the wall clock of the zone reads a time from `from` up to, not including, `to`. Where
/// clocks go forward, a missing time is simply never read; where they go back, a time that is read twice counts both
/// times. A window whose `to` is not after its `from` runs past midnight and belongs to the day it starts on.
package struct Window: Codable, Hashable, Sendable {
    /// The days of the week.
    package enum Weekday: Int, Codable, Hashable, Sendable, CaseIterable, Comparable {
        case mon = 1, tue, wed, thu, fri, sat, sun

        package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

        /// The name as it stands in the configuration.
        package var name: String { String(describing: self) }
    }

    /// A local time of day, to the minute.
    package struct TimeOfDay: Codable, Hashable, Sendable, Comparable, CustomStringConvertible {
        /// Minutes since midnight, 0 to 1440; 1440 is the end of the day.
        package let minutes: Int

        /// A time from `HH:MM`; `24:00` is the end of the day, and anything else is `nil`.
        package init?(_ text: String) {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isNumber) }),
                let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60,
                hour < 24 || (hour == 24 && minute == 0)
            else { return nil }
            minutes = hour * 60 + minute
        }

        private init(minutes: Int) { self.minutes = minutes }

        /// `24:00`.
        package static let endOfDay = TimeOfDay(minutes: 1440)

        package static func < (left: Self, right: Self) -> Bool { left.minutes < right.minutes }

        package var description: String { String(format: "%02d:%02d", minutes / 60, minutes % 60) }
    }

    /// A date of the calendar, without a time.
    package struct Day: Codable, Hashable, Sendable, CustomStringConvertible {
        package let year: Int
        package let month: Int
        package let day: Int

        /// A date from `YYYY-MM-DD`; `nil` when it is not a day of the calendar.
        package init?(_ text: String) {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
                let day = Int(parts[2])
            else { return nil }
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = .gmt
            let components = DateComponents(year: year, month: month, day: day)
            guard components.isValidDate(in: calendar) else { return nil }
            self.init(year: year, month: month, day: day)
        }

        package init(year: Int, month: Int, day: Int) {
            self.year = year
            self.month = month
            self.day = day
        }

        package var description: String { String(format: "%04d-%02d-%02d", year, month, day) }
    }

    /// The IANA name of the zone whose wall clock counts.
    package let zone: String
    /// The days on which it opens.
    package let days: Set<Weekday>
    /// When it opens.
    package let from: TimeOfDay
    /// When it closes.
    package let to: TimeOfDay
    /// Days on which it stays closed.
    package let except: Set<Day>

    /// A window; `nil` when the zone is not known.
    package init?(zone: String, days: Set<Weekday>, from: TimeOfDay, to: TimeOfDay, except: Set<Day> = []) {
        guard TimeZone(identifier: zone) != nil else { return nil }
        self.zone = zone
        self.days = days
        self.from = from
        self.to = to
        self.except = except
    }
}

extension Window: CustomStringConvertible {
    package var description: String {
        "\(days.sorted().map(\.name).joined(separator: ",")) \(from)–\(to) \(zone)"
    }
}
