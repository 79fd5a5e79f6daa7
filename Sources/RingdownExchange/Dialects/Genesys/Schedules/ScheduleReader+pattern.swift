import RingdownCore
import RingdownVendors

extension ScheduleReader {
    /// The longest pause between occurrences, in days or weeks.
    private static let longestInterval = 999

    /// How a recurrence repeats.
    func pattern(_ fields: GenesysFields?) throws(GenesysFault) -> Recurrence.Pattern {
        guard let fields, let type = try fields.text("type"), ["Daily", "Weekly"].contains(type) else {
            throw GenesysFault("invalid.pattern.type", "The type of a pattern is Daily or Weekly.")
        }
        guard let interval = try fields.whole("interval"), (1...Self.longestInterval).contains(interval) else {
            throw GenesysFault(
                "invalid.pattern.interval",
                "The interval of a pattern is a whole number from 1 to \(Self.longestInterval)."
            )
        }
        let names = try fields.texts("daysOfWeek") ?? []
        let days = names.compactMap { name in Recurrence.Pattern.days.firstIndex(of: name).map { $0 + 1 } }
        let isWeekly = type == "Weekly"
        guard days.count == names.count, Set(days).count == days.count, isWeekly != days.isEmpty else {
            throw GenesysFault(
                "invalid.days.of.week",
                "A Weekly pattern names its daysOfWeek, each once and like Monday; a Daily one names none."
            )
        }
        return isWeekly ? .weekly(every: interval, on: Set(days)) : .daily(every: interval)
    }

    /// For how long a recurrence repeats.
    func range(_ fields: GenesysFields?, from start: WallTime) throws(GenesysFault) -> Recurrence.Range {
        switch try fields?.text("type") {
        case "NoEnd":
            return .noEnd
        case "EndDate":
            guard let end = try fields?.text("end").flatMap(WallTime.init), end >= start else {
                throw GenesysFault(
                    "invalid.range.end",
                    "The end of a range is written like 2026-12-31T23:59:59 and is not before the recurrence's start."
                )
            }
            return .until(end)
        case "Numbered":
            guard let times = try fields?.whole("numberOfOccurrences"), (1...10_000).contains(times) else {
                throw GenesysFault(
                    "invalid.number.of.occurrences",
                    "numberOfOccurrences is a whole number from 1 to 10000."
                )
            }
            return .times(times)
        default:
            throw GenesysFault("invalid.range.type", "The type of a range is NoEnd, EndDate or Numbered.")
        }
    }
}
