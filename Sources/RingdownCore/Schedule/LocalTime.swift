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

/// A span of local time.
package struct LocalSpan: Hashable, Sendable, Comparable, CustomStringConvertible {
    package var start: LocalTime
    package var end: LocalTime

    package init(start: LocalTime, end: LocalTime) {
        self.start = start
        self.end = end
    }

    package static func < (left: Self, right: Self) -> Bool { (left.start, left.end) < (right.start, right.end) }

    package var description: String { "\(start)–\(end)" }
}

extension LocalSpan: Codable {
    private enum CodingKeys: String, CodingKey {
        case start, end
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        start = try container.decodeLocalTime(forKey: .start)
        end = try container.decodeLocalTime(forKey: .end)
        guard start < end else {
            throw DecodingError.dataCorruptedError(forKey: .end, in: container, debugDescription: "must be after start")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(start.description, forKey: .start)
        try container.encode(end.description, forKey: .end)
    }
}
