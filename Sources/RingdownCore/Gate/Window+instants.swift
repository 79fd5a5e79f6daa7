package import Foundation

extension Window {
    /// How far ahead an opening is looked for: a little over a year, so that yearly exceptions cannot hide it.
    private static let horizon = 380

    /// Whether the window is open at an instant.
    package func contains(_ instant: Date) -> Bool {
        let calendar = zonedCalendar
        let parts = calendar.dateComponents([.hour, .minute], from: instant)
        let minutes = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
        if from < to {
            return from.minutes <= minutes && minutes < to.minutes && opens(on: instant, calendar)
        }
        if minutes >= from.minutes { return opens(on: instant, calendar) }
        guard minutes < to.minutes, let before = dayBefore(instant, calendar) else { return false }
        return opens(on: before, calendar)
    }

    /// The first instant, at or after the given one, at which the window is open; `nil` when there is none in a year.
    package func nextOpening(after instant: Date) -> Date? {
        if contains(instant) { return instant }
        let calendar = zonedCalendar
        let today = calendar.startOfDay(for: instant)
        for offset in 0..<Self.horizon {
            guard let day = calendar.date(byAdding: .day, value: offset, to: today) else { return nil }
            let candidates = candidateOpenings(on: day, calendar).filter { $0 >= instant && contains($0) }
            if let first = candidates.min() { return first }
        }
        return nil
    }

    /// The instants of a local day at which the window can begin to be open: its opening time, each time the wall
    /// clock reads it, and the jumps of the wall clock, which may land inside it.
    private func candidateOpenings(on day: Date, _ calendar: Calendar) -> [Date] {
        let hour = from.minutes / 60
        let minute = from.minutes % 60
        var candidates = [day]
        for policy in [Calendar.RepeatedTimePolicy.first, .last] {
            let opening = calendar.date(
                bySettingHour: hour,
                minute: minute,
                second: 0,
                of: day,
                matchingPolicy: .nextTime,
                repeatedTimePolicy: policy
            )
            if let opening { candidates.append(opening) }
        }
        if let jump = calendar.timeZone.nextDaylightSavingTimeTransition(after: day.addingTimeInterval(-1)),
            jump.timeIntervalSince(day) < 90_000
        {
            candidates.append(jump)
        }
        return candidates
    }

    private func opens(on instant: Date, _ calendar: Calendar) -> Bool {
        let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: instant)
        guard let year = parts.year, let month = parts.month, let day = parts.day, let weekday = parts.weekday,
            let name = Weekday(rawValue: (weekday + 5) % 7 + 1)
        else { return false }
        return days.contains(name) && !except.contains(Day(year: year, month: month, day: day))
    }

    private func dayBefore(_ instant: Date, _ calendar: Calendar) -> Date? {
        let start = calendar.startOfDay(for: instant)
        return calendar.date(byAdding: .day, value: -1, to: start)
    }

    /// The calendar of the zone; a zone that this machine no longer knows reads as GMT and is caught on loading.
    private var zonedCalendar: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        return calendar
    }
}
