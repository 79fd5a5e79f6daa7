/// A span of local time that comes back every few days or weeks, with an end or with exceptions.
///
/// What comes back every week without end and exception is ``WeeklyHours``.
package struct ScheduleRecurrence: Hashable, Sendable {
    /// The first occurrence, in local time.
    package var first: LocalSpan
    /// How many days, or weeks when it names weekdays, lie between occurrences; at least 1.
    package var every: Int
    /// The weekdays on which it occurs in its weeks; empty counts in days.
    package var days: Set<Window.Weekday>
    /// The last day on which it may occur; `nil` when no day ends it.
    package var until: Window.Day?
    /// How often it occurs; `nil` when no number ends it, as always when `until` does.
    package var times: Int?
    /// The IANA name of its own zone; `nil` is the schedule's.
    package var zone: String?
    /// Occurrences that are left out, in order.
    package var except: [LocalSpan]
    /// Spans besides, in order.
    package var extra: [LocalSpan]

    package init(
        first: LocalSpan,
        every: Int = 1,
        days: Set<Window.Weekday> = [],
        until: Window.Day? = nil,
        times: Int? = nil,
        zone: String? = nil,
        except: [LocalSpan] = [],
        extra: [LocalSpan] = []
    ) {
        self.first = first
        self.every = every
        self.days = days
        self.until = until
        self.times = times
        self.zone = zone
        self.except = Set(except).sorted()
        self.extra = Set(extra).sorted()
    }

    /// What recurrences are sorted by.
    var order: String { "\(first.start) \(first.end) \(every) \(days.inWords) \(self.zone ?? "")" }
}

extension ScheduleRecurrence: CustomStringConvertible {
    package var description: String {
        let unit = days.isEmpty ? "day" : "week"
        var words = every == 1 ? "every \(unit)" : "every \(every) \(unit)s"
        if !days.isEmpty { words += " on \(days.inWords)" }
        words += ", first \(first)"
        if let until { words += ", until \(until)" }
        if let times { words += ", \(times) times" }
        if let zone { words += ", \(zone)" }
        if !except.isEmpty { words += ", except \(except.map(\.description).joined(separator: " and "))" }
        if !extra.isEmpty { words += ", and \(extra.map(\.description).joined(separator: " and "))" }
        return words
    }
}

extension ScheduleRecurrence: Codable {
    private enum CodingKeys: String, CodingKey {
        case start, end, every, days, until, times, zone, except, extra
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            first: try LocalSpan(from: decoder),
            every: try container.decodeIfPresent(Int.self, forKey: .every) ?? 1,
            days: try container.contains(.days) && !container.decodeNil(forKey: .days)
                ? container.decodeDays(forKey: .days) : [],
            until: try container.decodeIfPresent(forKey: .until, "is no date: write YYYY-MM-DD") { Window.Day($0) },
            times: try container.decodeIfPresent(Int.self, forKey: .times),
            zone: try container.decodeIfPresent(String.self, forKey: .zone),
            except: try container.decodeIfPresent([LocalSpan].self, forKey: .except) ?? [],
            extra: try container.decodeIfPresent([LocalSpan].self, forKey: .extra) ?? []
        )
        for (key, count) in [(CodingKeys.every, every), (.times, times ?? 1)] where count < 1 {
            throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "must be at least 1")
        }
        if until != nil, times != nil {
            throw DecodingError.dataCorruptedError(
                forKey: .times,
                in: container,
                debugDescription: "cannot stand beside until: one of them ends the recurrence"
            )
        }
    }

    package func encode(to encoder: any Encoder) throws {
        try first.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(every, forKey: .every)
        try container.encode(days.sorted().map(\.name), forKey: .days)
        try container.encode(until?.description, forKey: .until)
        try container.encode(times, forKey: .times)
        try container.encode(zone, forKey: .zone)
        try container.encode(except, forKey: .except)
        try container.encode(extra, forKey: .extra)
    }
}
