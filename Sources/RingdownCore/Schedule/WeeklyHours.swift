/// A span of the local day on some days of every week.
///
/// It holds from `from` up to, not including, `to`; one whose `to` is not after its `from` runs past midnight and belongs
/// to the day it starts on.
package struct WeeklyHours: Hashable, Sendable {
    /// The days of the week; never empty.
    package var days: Set<Window.Weekday>
    /// When it begins.
    package var from: Window.TimeOfDay
    /// When it ends; midnight is always the end of the day, `24:00`.
    package let to: Window.TimeOfDay

    package init(days: Set<Window.Weekday>, from: Window.TimeOfDay, to: Window.TimeOfDay) {
        self.days = days
        self.from = from
        self.to = to.minutes == 0 ? .endOfDay : to
    }

    /// Whether it ends on the day after the one it begins on.
    package var runsPastMidnight: Bool { to <= from }

    /// The same hours, with the days of equal times in one place, in order.
    static func joined(_ hours: [WeeklyHours]) -> [WeeklyHours] {
        var joined: [WeeklyHours] = []
        for hour in hours where !hour.days.isEmpty {
            if let same = joined.firstIndex(where: { $0.from == hour.from && $0.to == hour.to }) {
                joined[same].days.formUnion(hour.days)
            } else {
                joined.append(hour)
            }
        }
        return joined.sorted { ($0.days.min() ?? .mon, $0.from, $0.to) < ($1.days.min() ?? .mon, $1.from, $1.to) }
    }
}

extension WeeklyHours: CustomStringConvertible {
    package var description: String { "\(days.inWords) \(from)–\(to)" }
}

extension WeeklyHours: Codable {
    private enum CodingKeys: String, CodingKey {
        case days, from, to
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let advice = "is not a time of day: write \"HH:MM\""
        self.init(
            days: try container.decodeDays(forKey: .days),
            from: try container.decode(forKey: .from, advice) { Window.TimeOfDay($0) },
            to: try container.decode(forKey: .to, advice) { Window.TimeOfDay($0) }
        )
        if from == .endOfDay {
            throw DecodingError.dataCorruptedError(
                forKey: .from,
                in: container,
                debugDescription: "must be before 24:00"
            )
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(days.sorted().map(\.name), forKey: .days)
        try container.encode(from.description, forKey: .from)
        try container.encode(to.description, forKey: .to)
    }
}
