import Foundation
import RingdownCore

/// The calendar of a schedule's zone.
struct GenesysCalendar {
    private var calendar: Calendar

    /// A calendar in a zone; one that is not known is taken for UTC, which no schedule with it is written in.
    init(zone: String) {
        calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
    }

    /// When a local time is; `nil` for one that the calendar does not have.
    func instant(_ time: LocalTime) -> Date? {
        var components = DateComponents(year: time.day.year, month: time.day.month, day: time.day.day)
        components.hour = time.time.minutes / 60
        components.minute = time.time.minutes % 60
        return calendar.date(from: components)
    }

    /// The day after a day.
    func day(after day: Window.Day) -> Window.Day? {
        let noon = DateComponents(year: day.year, month: day.month, day: day.day, hour: 12)
        return calendar.date(from: noon).map { self.day(at: $0.addingTimeInterval(86_400)) }
    }

    /// The local day at an instant.
    func day(at instant: Date) -> Window.Day {
        let parts = calendar.dateComponents([.year, .month, .day], from: instant)
        return Window.Day(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
    }

    /// The day of the week at an instant.
    func weekday(at instant: Date) -> Window.Weekday {
        // Foundation counts from Sunday as 1.
        Window.Weekday(rawValue: (calendar.component(.weekday, from: instant) + 5) % 7 + 1) ?? .mon
    }

    /// The first day from an instant on that is one of the weekdays and whose time has not come yet.
    func next(_ days: Set<Window.Weekday>, at time: Window.TimeOfDay, after instant: Date) -> Window.Day? {
        (0...7).lazy.map { self.day(at: instant.addingTimeInterval(Double($0) * 86_400)) }.first { day in
            guard let begins = self.instant(LocalTime(day: day, time: time)) else { return false }
            return begins > instant && days.contains(weekday(at: begins))
        }
    }
}
