import RingdownCore
import RingdownVendors

extension CalendarTest {
    private static let code = "invalid.campaign.rule.date.time.condition.parameter"

    /// A test of `dayOfMonth`, `specificDate` or `weekDayOfMonth`.
    init(_ type: String, _ fields: GenesysFields?, _ word: String?) throws(GenesysFault) {
        guard let fields, let comparison = word.flatMap(Comparison.init(rawValue:)) else {
            throw GenesysFault(
                "invalid.campaign.rule.condition.operator",
                "The operator of \(type) is one of \(Comparison.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        let hasYear = try fields.flag("includeYear") ?? true
        func day(_ fields: GenesysFields, _ name: String) throws(GenesysFault) -> Day {
            let day: Day? =
                switch type {
                case "dayOfMonth": try fields.text(name).flatMap { Int($0) }.map { .ofMonth($0) }
                case "specificDate": try fields.text(name).flatMap { Day(date: $0, hasYear: hasYear) }
                default: try fields.object(name).flatMap { json throws(GenesysFault) in try Day(weekday: json) }
                }
            guard let day, day.isPossible else {
                throw GenesysFault(
                    Self.code,
                    "\(name) of \(type) is missing or no day: write 1 to 31, 2026-12-24 (12-24 without includeYear), or"
                        + " dayOfWeek, occurrence and month."
                )
            }
            return day
        }
        self.init(comparison: comparison, days: [])
        switch comparison {
        case .equals, .before, .after: days = [try day(fields, "thresholdValue")]
        case .between:
            guard let interval = try fields.object("interval") else {
                throw GenesysFault(Self.code, "between needs an interval with min and max.")
            }
            days = [try day(interval, "min"), try day(interval, "max")]
        case .isIn:
            let set = try fields.texts("inSet") ?? []
            guard type == "dayOfMonth", !set.isEmpty else {
                throw GenesysFault(Self.code, "Only dayOfMonth is in days of inSet, such as 1 and 15.")
            }
            for text in set {
                guard let number = Int(text), Day.ofMonth(number).isPossible else {
                    throw GenesysFault(Self.code, "\(text.prefix(20)) is no day of a month: write 1 to 31.")
                }
                days.append(.ofMonth(number))
            }
        }
    }

    /// The condition as the vendor shows it.
    func genesys(_ isInverted: Bool) -> JSON {
        var value: [String: JSON] = [:]
        switch comparison {
        case .equals, .before, .after: value["thresholdValue"] = days.first?.genesys
        case .between:
            value["interval"] = ["min": days.first?.genesys ?? .null, "max": days.last?.genesys ?? .null]
        case .isIn: value["inSet"] = .array(days.map(\.genesys))
        }
        let type: String
        switch days.first {
        case .date(let year, _, _):
            type = "specificDate"
            value["includeYear"] = .bool(year != nil)
        case .weekday: type = "weekDayOfMonth"
        case .ofMonth, nil: type = "dayOfMonth"
        }
        return [
            "conditionType": .string(type),
            "parameters": ["operator": .string(comparison.rawValue)],
            "dateTimeParameters": ["inverted": .bool(isInverted), type: .object(value)],
        ]
    }
}

extension CalendarTest.Day {
    /// A date, `yyyy-MM-dd` or, without a year, `MM-dd`; `nil` for another text.
    fileprivate init?(date text: String, hasYear: Bool) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.allSatisfy(\.isWholeNumber) ? Int($0) : nil }
        guard parts.count == (hasYear ? 3 : 2), numbers.count == parts.count else { return nil }
        self = .date(year: hasYear ? numbers[0] : nil, month: numbers[parts.count - 2], day: numbers[parts.count - 1])
    }

    /// A weekday of a month; `nil` when a member is missing.
    fileprivate init?(weekday fields: GenesysFields) throws(GenesysFault) {
        guard let weekday = try fields.whole("dayOfWeek"), let occurrence = try fields.whole("occurrence"),
            let month = try fields.whole("month")
        else { return nil }
        self = .weekday(weekday, occurrence: occurrence, month: month)
    }

    /// Whether the calendar can have it.
    fileprivate var isPossible: Bool {
        switch self {
        case .ofMonth(let day): (1...31).contains(day)
        case .date(let year, let month, let day):
            (1970...9999).contains(year ?? 1970) && (1...12).contains(month) && (1...31).contains(day)
        case .weekday(let weekday, let occurrence, let month):
            (1...7).contains(weekday) && (1...5).contains(occurrence) && (1...12).contains(month)
        }
    }

    fileprivate var genesys: JSON {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        switch self {
        case .ofMonth(let day): return .string(String(day))
        case .date(let year, let month, let day):
            return .string((year.map { "\($0)-" } ?? "") + "\(padded(month))-\(padded(day))")
        case .weekday(let weekday, let occurrence, let month):
            return [
                "dayOfWeek": .number(JSONNumber(weekday)), "occurrence": .number(JSONNumber(occurrence)),
                "month": .number(JSONNumber(month)),
            ]
        }
    }
}
