/// A date and a time of day as a wall clock shows them, without a zone, to the minute.
package struct LocalTime: Hashable, Sendable, Comparable, CustomStringConvertible {
    package var day: Window.Day
    package var time: Window.TimeOfDay

    package init(day: Window.Day, time: Window.TimeOfDay) {
        self.day = day
        self.time = time
    }

    /// A time from `YYYY-MM-DDTHH:MM`, whose seconds and their fraction are zero where they are written; `nil` for
    /// anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = Window.Day(String(parts[0])),
            let time = Window.TimeOfDay(String(parts[1].prefix(5))),
            ["", ":00", ":00.0", ":00.00", ":00.000"].contains(parts[1].dropFirst(5))
        else { return nil }
        self.init(day: day, time: time)
    }

    package static func < (left: Self, right: Self) -> Bool { left.description < right.description }

    package var description: String { "\(day)T\(time)" }
}
