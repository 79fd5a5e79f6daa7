import Foundation

/// A comparison that a text, such as a contact's column, passes or fails.
package struct ValueTest: Hashable, Sendable, Codable {
    /// How the value and the operands are read.
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// As text, compared character by character.
        case text
        /// As numbers; a text that is none fails.
        case number
        /// As instants in ISO 8601; a text that is none fails.
        case date
        /// The instant as the time that has passed since, against an ISO 8601 period; what is no instant fails.
        case period
    }

    package enum Operator: String, Hashable, Sendable, Codable, CaseIterable {
        case equals = "EQUALS"
        case lessThan = "LESS_THAN"
        case lessThanEquals = "LESS_THAN_EQUALS"
        case greaterThan = "GREATER_THAN"
        case greaterThanEquals = "GREATER_THAN_EQUALS"
        case contains = "CONTAINS"
        case beginsWith = "BEGINS_WITH"
        case endsWith = "ENDS_WITH"
        case before = "BEFORE"
        case after = "AFTER"
        case between = "BETWEEN"
        case isIn = "IN"
    }

    package var kind: Kind
    package var comparison: Operator
    /// What the value is compared with; empty for `between` and `isIn`.
    package var operand: String
    /// The bounds of `between`.
    package var range: Range?
    /// The values of `isIn`.
    package var set: [String]
    /// Whether what passes fails, and what fails passes.
    package var isInverted: Bool

    /// Two bounds, each of which may belong to the range or not.
    package struct Range: Hashable, Sendable, Codable {
        package var min: String
        package var max: String
        package var includesMin: Bool
        package var includesMax: Bool

        package init(min: String, max: String, includesMin: Bool, includesMax: Bool) {
            self.min = min
            self.max = max
            self.includesMin = includesMin
            self.includesMax = includesMax
        }
    }

    package init(
        kind: Kind,
        comparison: Operator,
        operand: String = "",
        range: Range? = nil,
        set: [String] = [],
        isInverted: Bool = false
    ) {
        self.kind = kind
        self.comparison = comparison
        self.operand = operand
        self.range = range
        self.set = set
        self.isInverted = isInverted
    }

    /// Whether a text passes; one that is absent counts as empty.
    package func passes(_ text: String?, at time: DialerTime) -> Bool {
        holds(text ?? "", at: time) != isInverted
    }

    /// Whether an operand can be read as this kind of value.
    package static func isReadable(_ operand: String, as kind: Kind) -> Bool {
        switch kind {
        case .text: true
        case .number: number(operand) != nil
        case .date: date(operand) != nil
        case .period: period(operand) != nil
        }
    }

    private func holds(_ text: String, at time: DialerTime) -> Bool {
        switch comparison {
        case .contains: !operand.isEmpty && text.contains(operand)
        case .beginsWith: text.hasPrefix(operand)
        case .endsWith: text.hasSuffix(operand)
        case .equals: compares(text, operand, at: time) { $0 == 0 }
        case .lessThan, .before: compares(text, operand, at: time) { $0 < 0 }
        case .lessThanEquals: compares(text, operand, at: time) { $0 <= 0 }
        case .greaterThan, .after: compares(text, operand, at: time) { $0 > 0 }
        case .greaterThanEquals: compares(text, operand, at: time) { $0 >= 0 }
        case .isIn: set.contains { compares(text, $0, at: time) { $0 == 0 } }
        case .between: isBetween(text, at: time)
        }
    }

    private func isBetween(_ text: String, at time: DialerTime) -> Bool {
        guard let range else { return false }
        return compares(text, range.min, at: time) { $0 > 0 || ($0 == 0 && range.includesMin) }
            && compares(text, range.max, at: time) { $0 < 0 || ($0 == 0 && range.includesMax) }
    }

    /// Whether the order of a text and an operand, below, at or above 0, is as asked.
    private func compares(_ text: String, _ operand: String, at time: DialerTime, _ isAsked: (Int) -> Bool) -> Bool {
        switch kind {
        case .text: return isAsked(text == operand ? 0 : text < operand ? -1 : 1)
        case .number: return Self.order(Self.number(text), Self.number(operand)).map(isAsked) ?? false
        case .date: return Self.order(Self.date(text), Self.date(operand)).map(isAsked) ?? false
        case .period:
            let passed = Self.date(text).map { Double(time.milliseconds) / 1000 - $0 }
            return Self.order(passed, Self.period(operand)).map(isAsked) ?? false
        }
    }

    private static func order(_ left: Double?, _ right: Double?) -> Int? {
        guard let left, let right else { return nil }
        return left == right ? 0 : left < right ? -1 : 1
    }

    private static func number(_ text: String) -> Double? {
        Double(text.trimmingCharacters(in: .whitespaces)).flatMap { $0.isFinite ? $0 : nil }
    }

    /// Seconds since 1970 of an ISO 8601 date, with or without a time, in UTC when it names no zone.
    private static func date(_ text: String) -> Double? {
        let styles: [Date.ISO8601FormatStyle] = [
            .iso8601, Date.ISO8601FormatStyle(includingFractionalSeconds: true),
            Date.ISO8601FormatStyle().year().month().day(),
            Date.ISO8601FormatStyle().year().month().day().time(includingFractionalSeconds: false),
        ]
        return styles.lazy.compactMap { try? $0.parse(text) }.first?.timeIntervalSince1970
    }

    /// Seconds of an ISO 8601 period of weeks, days, hours, minutes and seconds; months and years have no fixed length
    /// and are not read.
    private static func period(_ text: String) -> Double? {
        guard text.first == "P", text.count > 1 else { return nil }
        var seconds = 0.0
        var digits = ""
        var isTime = false
        for character in text.dropFirst() {
            switch character {
            case "T" where !isTime && digits.isEmpty: isTime = true
            case "0"..."9", ".": digits.append(character)
            default:
                let units: [Character: Double] =
                    isTime ? ["H": 3600, "M": 60, "S": 1] : ["W": 604_800, "D": 86_400]
                guard let unit = units[character], let count = Double(digits) else { return nil }
                seconds += count * unit
                digits = ""
            }
        }
        return digits.isEmpty ? seconds : nil
    }
}
