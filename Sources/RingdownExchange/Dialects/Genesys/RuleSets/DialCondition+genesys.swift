import RingdownCore
import RingdownDialer
import RingdownVendors

extension DialCondition {
    /// The kinds of conditions that the exchange can see.
    private enum Kind: String, CaseIterable {
        case wrapUp = "wrapupCondition"
        case systemDisposition = "systemDispositionCondition"
        case column = "contactAttributeCondition"
        case number = "phoneNumberCondition"
        case numberType = "phoneNumberTypeCondition"
        case callAnalysis = "callAnalysisCondition"
        case property = "contactPropertyCondition"
        case clock = "timeAndDateCondition"
    }

    private enum ValueType: String, CaseIterable {
        case string = "STRING"
        case numeric = "NUMERIC"
        case dateTime = "DATETIME"
        case period = "PERIOD"

        var kind: ValueTest.Kind {
            switch self {
            case .string: .text
            case .numeric: .number
            case .dateTime: .date
            case .period: .period
            }
        }
    }

    private enum Property: String, CaseIterable {
        case lastAttempt = "LAST_ATTEMPT_BY_COLUMN"
        case lastAttemptOverall = "LAST_ATTEMPT_OVERALL"
        case lastWrapUp = "LAST_WRAPUP_BY_COLUMN"
        case lastWrapUpOverall = "LAST_WRAPUP_OVERALL"
    }

    /// A condition from a body.
    ///
    /// Throws `invalid.rule.condition` for one that the exchange cannot see, and `invalid.rule.condition.category` for
    /// one that looks at a call that has not been.
    init(_ fields: GenesysFields, _ occasion: DialRule.Occasion) throws(GenesysFault) {
        let text = try fields.text("type") ?? ""
        guard let kind = Kind(rawValue: text) else {
            let allowed = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw GenesysFault("invalid.rule.condition", "This exchange cannot see a \(text): it takes \(allowed).")
        }
        var needsAll = true
        let checks: [Check]
        switch kind {
        case .wrapUp, .systemDisposition, .callAnalysis:
            guard occasion == .afterCall else {
                throw GenesysFault("invalid.rule.condition.category", "A \(text) looks at a call that has ended.")
            }
            checks = [Check(kind == .callAnalysis ? .callAnalysis : .wrapUp, try Self.codes(fields))]
        case .column:
            checks = [Check(.column(try Self.name(fields, "attributeName")), try Self.test(fields))]
        case .number: checks = [Check(.number, try Self.test(fields))]
        case .numberType: checks = [Check(.numberType, try Self.test(fields))]
        case .property: checks = [try Self.property(fields)]
        case .clock:
            needsAll = !(try fields.flag("matchAnyConditions") ?? false)
            checks = try Self.clockChecks(fields)
        }
        self.init(checks, needsAll: needsAll, isInverted: try fields.flag("inverted") ?? false)
    }

    private static func property(_ fields: GenesysFields) throws(GenesysFault) -> Check {
        guard let property = try fields.word("propertyType", as: Property.self) else {
            throw GenesysFault("invalid.rule.condition", "A contactPropertyCondition needs a propertyType.")
        }
        switch property {
        case .lastAttempt: return Check(.lastAttempt(column: try name(fields, "property")), try test(fields))
        case .lastAttemptOverall: return Check(.lastAttempt(column: nil), try test(fields))
        case .lastWrapUp: return Check(.lastWrapUp(column: try name(fields, "property")), try test(fields))
        case .lastWrapUpOverall: return Check(.lastWrapUp(column: nil), try test(fields))
        }
    }

    /// The comparison of an operator and a value, equality when there is no operator.
    private static func test(_ fields: GenesysFields) throws(GenesysFault) -> ValueTest {
        let comparison = try fields.comparison() ?? .equals
        let kind = try fields.word("valueType", as: ValueType.self)?.kind ?? .text
        guard let operand = try fields.value("value"), comparison != .between, comparison != .isIn else {
            throw GenesysFault("invalid.rule.condition", "The condition needs a value and an operator for one value.")
        }
        guard ValueTest.isReadable(operand, as: kind) else {
            throw GenesysFault("invalid.rule.condition", "\(operand) is not of the valueType.")
        }
        return ValueTest(kind: kind, comparison: comparison, operand: operand)
    }

    /// Whether a code is among those listed, or is the value.
    private static func codes(_ fields: GenesysFields) throws(GenesysFault) -> ValueTest {
        if let codes = try fields.texts("codes"), !codes.isEmpty {
            return ValueTest(kind: .text, comparison: .isIn, set: codes)
        }
        return try test(fields)
    }

    private static func name(_ fields: GenesysFields, _ member: String) throws(GenesysFault) -> String {
        guard let name = try fields.text(member), !name.isEmpty else {
            throw GenesysFault("invalid.rule.condition", "The condition needs \(member), the name of a column.")
        }
        return name
    }

    private static func clockChecks(_ fields: GenesysFields) throws(GenesysFault) -> [Check] {
        let zone = try fields.text("timeZoneId") ?? "UTC"
        guard ZoneClock(zone) != nil else {
            throw GenesysFault("invalid.rule.condition", "\(zone) is no time zone; write one such as Europe/Berlin.")
        }
        var checks: [Check] = []
        for value in try fields.list("subConditions") ?? [] {
            checks.append(try clockCheck(GenesysFields(value), zone))
        }
        guard !checks.isEmpty else {
            throw GenesysFault("invalid.rule.condition", "A timeAndDateCondition needs subConditions.")
        }
        return checks
    }

    private static func clockCheck(_ fields: GenesysFields, _ zone: String) throws(GenesysFault) -> Check {
        let part: ClockPart
        switch try fields.text("type") {
        case "timeOfDay": part = .timeOfDay
        case "dayOfWeek": part = .dayOfWeek
        case "dayOfMonth": part = .dayOfMonth
        case "specificDate": part = try fields.flag("includeYear") ?? true ? .date : .yearlyDate
        default:
            throw GenesysFault(
                "invalid.rule.condition",
                "The type of a subCondition is timeOfDay, dayOfWeek, dayOfMonth or specificDate."
            )
        }
        var test = ValueTest(
            kind: part == .dayOfWeek || part == .dayOfMonth ? .number : .text,
            comparison: try fields.comparison() ?? .equals,
            isInverted: try fields.flag("inverted") ?? false
        )
        let range = try fields["range"].map { value throws(GenesysFault) in try GenesysFields(value) }
        let min = try range?.value("min")
        let max = try range?.value("max")
        let set = try range?.values("inSet") ?? []
        switch test.comparison {
        case .between:
            guard let min, let max else {
                throw GenesysFault("invalid.rule.condition", "BETWEEN needs a range with min and max.")
            }
            test.range = ValueTest.Range(
                min: try tidy(min, part),
                max: try tidy(max, part),
                includesMin: true,
                includesMax: true
            )
        case .isIn:
            guard !set.isEmpty else {
                throw GenesysFault("invalid.rule.condition", "IN needs a range with an inSet.")
            }
            for value in set { test.set.append(try tidy(value, part)) }
        default:
            guard let value = try fields.value("thresholdValue") else {
                throw GenesysFault("invalid.rule.condition", "The subCondition needs a thresholdValue.")
            }
            test.operand = try tidy(value, part)
        }
        return Check(.clock(part, zone: zone), test)
    }

    /// A value in the form in which the part of the date or time is compared.
    private static func tidy(_ value: String, _ part: ClockPart) throws(GenesysFault) -> String {
        let shape: Regex<Substring>
        switch part {
        case .timeOfDay: shape = /(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?/
        case .dayOfWeek: shape = /[1-7]/
        case .dayOfMonth: shape = /[1-9]|[12][0-9]|3[01]/
        case .date: shape = /[0-9]{4}-[0-9]{2}-[0-9]{2}/
        case .yearlyDate: shape = /[0-9]{2}-[0-9]{2}/
        }
        guard value.wholeMatch(of: shape) != nil else {
            throw GenesysFault("invalid.rule.condition", "\(value) is no value of \(part.rawValue).")
        }
        return part == .timeOfDay ? String(value.prefix(5)) : value
    }
}
