import RingdownCore
import RingdownDialer
import RingdownVendors

extension CampaignRuleCondition {
    private static let endOfDay = 86_400

    /// A condition from a body; one that this exchange cannot judge is refused.
    init(_ fields: GenesysFields) throws(GenesysFault) {
        guard let type = try fields.text("conditionType") else {
            throw GenesysFault("missing.campaign.rule.condition.type", "A condition needs a conditionType.")
        }
        guard let parameters = try fields.object("parameters") else {
            throw GenesysFault("missing.campaign.rule.condition.parameters", "A condition needs parameters.")
        }
        guard try parameters.object("forDuration") == nil else {
            throw GenesysFault(
                "invalid.campaign.rule.condition.for.duration",
                "This exchange does not act on forDuration: leave it out."
            )
        }
        let times = try fields.object("dateTimeParameters")
        let isInverted = try times?.flag("inverted") ?? false
        switch type {
        case "timeOfDay":
            self = try Self.timeOfDay(parameters, try times?.object("timeOfDay"), isInverted)
        case "dayOfWeek":
            self = try Self.dayOfWeek(try times?.object("dayOfWeek"), try parameters.text("operator"), isInverted)
        case "dayOfMonth", "specificDate", "weekDayOfMonth":
            let test = try CalendarTest(type, try times?.object(type), try parameters.text("operator"))
            self = .calendar(test, isInverted: isInverted)
        default:
            guard let measure = Measure(rawValue: type) else {
                throw GenesysFault(
                    "invalid.campaign.rule.property.value",
                    "This exchange does not judge the conditionType \(type)."
                )
            }
            self = try Self.measure(measure, parameters)
        }
    }

    private static func measure(_ measure: Measure, _ fields: GenesysFields) throws(GenesysFault) -> Self {
        guard let word = try fields.text("operator") else {
            throw GenesysFault("missing.campaign.rule.condition.operator", "A condition needs an operator.")
        }
        guard let comparison = Comparison(rawValue: word) else {
            throw GenesysFault(
                "invalid.campaign.rule.condition.operator",
                "The operator of \(measure.rawValue) is one of "
                    + Comparison.allCases.map(\.rawValue).joined(separator: ", ") + "."
            )
        }
        guard let text = try fields.text("value") else {
            throw GenesysFault("missing.campaign.rule.condition.value", "A condition needs a value.")
        }
        guard let value = Double(text), value >= 0, value.isFinite else {
            throw GenesysFault("invalid.campaign.rule.condition.value", "The value of a condition is a number from 0.")
        }
        return .measure(measure, comparison, value)
    }

    private static func timeOfDay(
        _ parameters: GenesysFields,
        _ fields: GenesysFields?,
        _ isInverted: Bool
    ) throws(GenesysFault) -> Self {
        let limit = try fields?.timeOfDay("thresholdValue")
        let word = try parameters.text("operator")
        switch (word, limit) {
        case ("before", let limit?):
            return .timeOfDay(from: 0, to: limit, isInverted: isInverted)
        case ("after", let limit?):
            return .timeOfDay(from: limit, to: endOfDay, isInverted: isInverted)
        case ("between", _):
            let interval = try fields?.object("interval")
            guard let from = try interval?.timeOfDay("min"), let to = try interval?.timeOfDay("max"), from < to else {
                break
            }
            return .timeOfDay(from: from, to: to, isInverted: isInverted)
        default:
            break
        }
        throw GenesysFault(
            "invalid.campaign.rule.date.time.condition.parameter",
            "A timeOfDay is before or after a thresholdValue like 09:00:00, or between the min and the max of interval."
        )
    }

    private static func dayOfWeek(
        _ fields: GenesysFields?,
        _ word: String?,
        _ isInverted: Bool
    ) throws(GenesysFault) -> Self {
        var days = try fields?.list("inSet")?.compactMap(\.int) ?? []
        if word == "between", let interval = try fields?.object("interval"), let from = try interval.whole("min"),
            let to = try interval.whole("max"), from <= to
        {
            days = Array(from...to)
        }
        guard !days.isEmpty, days.allSatisfy((1...7).contains) else {
            throw GenesysFault(
                "invalid.campaign.rule.date.time.condition.parameter",
                "A dayOfWeek is in days of inSet or between the min and max of interval, 1 for Monday to 7 for Sunday."
            )
        }
        return .dayOfWeek(Set(days), isInverted: isInverted)
    }

    /// The condition as the vendor shows it.
    var genesys: JSON {
        switch self {
        case .measure(let measure, let comparison, let value):
            let text = value == value.rounded() && value < 1e9 ? String(Int(value)) : String(value)
            return [
                "conditionType": .string(measure.rawValue),
                "parameters": ["operator": .string(comparison.rawValue), "value": .string(text)],
            ]
        case .timeOfDay(let from, let to, let isInverted):
            let word = from == 0 ? "before" : to == Self.endOfDay ? "after" : "between"
            let value: JSON =
                word == "between"
                ? [
                    "interval": [
                        "min": .string(GenesysFields.timeOfDay(from)), "max": .string(GenesysFields.timeOfDay(to)),
                    ]
                ]
                : ["thresholdValue": .string(GenesysFields.timeOfDay(word == "before" ? to : from))]
            return [
                "conditionType": "timeOfDay",
                "parameters": ["operator": .string(word)],
                "dateTimeParameters": ["inverted": .bool(isInverted), "timeOfDay": value],
            ]
        case .dayOfWeek(let days, let isInverted):
            return [
                "conditionType": "dayOfWeek",
                "parameters": ["operator": "in"],
                "dateTimeParameters": [
                    "inverted": .bool(isInverted),
                    "dayOfWeek": ["inSet": .array(days.sorted().map { .number(JSONNumber($0)) })],
                ],
            ]
        case .calendar(let test, let isInverted): return test.genesys(isInverted)
        }
    }
}
