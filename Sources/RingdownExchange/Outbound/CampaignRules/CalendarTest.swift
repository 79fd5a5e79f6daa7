import Foundation
import RingdownDialer

/// A day of the calendar that is compared with others.
struct CalendarTest: Codable, Hashable, Sendable {
    enum Comparison: String, Codable, Hashable, Sendable, CaseIterable {
        case equals
        case before
        case after
        /// From the first of the days to the second, both included.
        case between
        /// One of the days.
        case isIn = "in"
    }

    /// A day to compare with.
    enum Day: Codable, Hashable, Sendable {
        /// The day of any month, 1 to 31.
        case ofMonth(Int)
        /// The day of a month; `year` is `nil` for the day of every year.
        case date(year: Int?, month: Int, day: Int)
        /// Such as the fourth Thursday of November: the weekday from 1 for Monday, and which of the month it is.
        case weekday(Int, occurrence: Int, month: Int)
    }

    var comparison: Comparison
    var days: [Day]

    /// Whether it holds on a day, counted from 1970-01-01.
    func holds(onDay day: Int) -> Bool {
        let today = CalendarDay(day)
        let orders = days.compactMap { $0.order(of: today) }
        guard orders.count == days.count, let first = orders.first, let last = orders.last else { return false }
        return switch comparison {
        case .equals: first == 0
        case .before: first < 0
        case .after: first > 0
        case .between: first >= 0 && last <= 0
        case .isIn: orders.contains(0)
        }
    }
}

/// A day by the calendar.
private struct CalendarDay {
    private static let calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    let number: Int
    let year: Int
    let month: Int
    let day: Int

    init(_ number: Int) {
        let date = Date(timeIntervalSince1970: TimeInterval(number) * 86_400)
        let parts = Self.calendar.dateComponents([.year, .month, .day], from: date)
        self.number = number
        (year, month, day) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }

    /// The day of this year on which a weekday comes for a time in a month; `nil` when it does not come so often.
    func day(ofWeekday weekday: Int, occurrence: Int, inMonth month: Int) -> Int? {
        // How far the first day of the month is from this day.
        guard
            let first = Self.calendar.date(from: DateComponents(year: year, month: month, day: 1))
                .map({ Int($0.timeIntervalSince1970) / 86_400 })
        else { return nil }
        let ahead = (weekday - ZoneClock.weekday(ofDay: first) + 7) % 7
        let found = first + ahead + 7 * (occurrence - 1)
        return CalendarDay(found).month == month ? found : nil
    }
}

extension CalendarTest.Day {
    /// How a day stands to this one: below, at or above 0; `nil` when there is no such day in its year.
    fileprivate func order(of today: CalendarDay) -> Int? {
        switch self {
        case .ofMonth(let day): today.day - day
        case .date(let year?, let month, let day):
            (today.year - year) * 10_000 + (today.month - month) * 100 + today.day - day
        case .date(nil, let month, let day): (today.month - month) * 100 + today.day - day
        case .weekday(let weekday, let occurrence, let month):
            today.day(ofWeekday: weekday, occurrence: occurrence, inMonth: month).map { today.number - $0 }
        }
    }
}
