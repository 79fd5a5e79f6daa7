import GRDB
import RingdownCore
import RingdownDialer

extension AttemptLimits: GenesysObject {
    static let home = GenesysHome(path: "/api/v2/outbound/attemptlimits", parameter: "attemptLimitsId")

    /// Tries that a period may have.
    private static let most = 100
    /// Recalls that one cause may give, and minutes that may lie between them.
    private static let recallTimes = 1...100
    private static let recallMinutes = 1...1440

    mutating func apply(_ fields: GenesysFields, isNew: Bool) throws(GenesysFault) {
        limit = AttemptLimit(
            perContact: try Self.most(fields, "maxAttemptsPerContact", code: "exceeded.max.attempts.per.contact"),
            perNumber: try Self.most(fields, "maxAttemptsPerNumber", code: "exceeded.max.attempts.per.number"),
            days: try Self.days(fields),
            zone: try fields.text("timeZoneId")
        )
        if let zone = limit.zone, ZoneClock(zone) == nil {
            throw GenesysFault("invalid.time.zone", "timeZoneId is the name of a time zone, such as Europe/Berlin.")
        }
        recalls = RecallPlan()
        guard let entries = fields["recallEntries"] else { return }
        guard let members = entries.object else { throw GenesysFields.wrong(entries, "recallEntries") }
        for (name, value) in members where !value.isNull {
            guard let cause = RecallPlan.Cause(rawValue: name) else {
                let allowed = RecallPlan.Cause.allCases.map(\.rawValue).joined(separator: ", ")
                throw GenesysFault.value(name, type: "recallEntries", allowed: allowed)
            }
            let entry = try GenesysFields(value)
            recalls.entries[cause] = RecallPlan.Entry(
                times: try Self.whole(entry, "nbrAttempts", in: Self.recallTimes),
                minutes: try Self.whole(entry, "minutesBetweenAttempts", in: Self.recallMinutes)
            )
        }
    }

    func members(in db: Database) throws -> [String: JSON] {
        var shown: [String: JSON] = ["resetPeriod": .string(Self.period(limit.days))]
        shown["maxAttemptsPerContact"] = limit.perContact.map { .number(JSONNumber($0)) }
        shown["maxAttemptsPerNumber"] = limit.perNumber.map { .number(JSONNumber($0)) }
        shown["timeZoneId"] = limit.zone.map { .string($0) }
        shown["recallEntries"] = .object(
            recalls.entries.reduce(into: [:]) { entries, recall in
                entries[recall.key.rawValue] = [
                    "nbrAttempts": .number(JSONNumber(recall.value.times)),
                    "minutesBetweenAttempts": .number(JSONNumber(recall.value.minutes)),
                ]
            }
        )
        return shown
    }

    private static func most(_ fields: GenesysFields, _ name: String, code: String) throws(GenesysFault) -> Int? {
        guard let value = try fields.whole(name) else { return nil }
        guard value >= 1 else { throw GenesysFault("incorrect.max.value", "\(name) is a number from 1.") }
        guard value <= most else { throw GenesysFault(code, "\(name) is at most \(most).") }
        return value
    }

    private static func whole(
        _ fields: GenesysFields,
        _ name: String,
        in range: ClosedRange<Int>
    ) throws(GenesysFault) -> Int {
        guard let value = try fields.whole(name), range.contains(value) else {
            throw GenesysFault("incorrect.max.value", "\(name) is \(range.lowerBound) to \(range.upperBound).")
        }
        return value
    }

    /// `NEVER`, `TODAY`, or `DAYS_2` to `DAYS_30`.
    private static func days(_ fields: GenesysFields) throws(GenesysFault) -> Int? {
        guard let text = try fields.text("resetPeriod"), text != period(nil) else { return nil }
        guard let days = (1...30).first(where: { period($0) == text }) else {
            throw GenesysFault.value(text, type: "resetPeriod", allowed: "NEVER, TODAY, DAYS_2 to DAYS_30")
        }
        return days
    }

    private static func period(_ days: Int?) -> String {
        switch days {
        case nil: "NEVER"
        case 1: "TODAY"
        case let days?: "DAYS_\(days)"
        }
    }
}
