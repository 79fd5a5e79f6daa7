/// A telephone number in the international form of E.164: a plus, a country code, a national number.
///
/// What is checked is what the numbering plans fix: that the country code is assigned, how many digits follow it, and
/// in North America which area codes and exchanges there can be. Whether anybody has the number is not known.
package struct PhoneNumber: Hashable, Sendable {
    /// The number with its plus, as every vendor takes it.
    package let e164: String
    /// The country code, without the plus; several countries may share it.
    package let countryCode: String

    /// The digits after the country code.
    package var national: Substring { e164.dropFirst(1 + countryCode.count) }

    /// The number with all but its last four digits hidden.
    package var masked: String { Self.masked(e164) }

    /// A number, or what may be one, with all but its last four digits hidden.
    package static func masked(_ text: String) -> String {
        let digits = text.count { $0.isNumber }
        var left = digits - 4
        return String(
            text.map { character in
                guard character.isNumber else { return character }
                left -= 1
                return left >= 0 ? "•" : character
            }
        )
    }

    /// Reads a number; separators are not passed over, because no vendor takes them.
    package init(e164 text: String) throws(PhoneNumberError) {
        guard let first = text.first else {
            throw PhoneNumberError(.empty, "The number is empty: write it as +12025550100.")
        }
        guard first == "+" else { throw Self.missingPlus(text, Self.digits(of: text)) }
        let digits = text.dropFirst()
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            let hint = Self.valid("+" + Self.digits(of: text))
            throw PhoneNumberError(
                .notDigits,
                "Only digits may follow the plus" + (hint.map { ": write \($0)." } ?? ", without spaces or brackets."),
                suggestion: hint
            )
        }
        guard let plan = NumberingPlan.plan(of: digits) else {
            throw PhoneNumberError(
                .unknownCountryCode,
                "No country has the code that \(text.prefix(20)) begins with: write + and the country code first."
            )
        }
        let national = digits.dropFirst(plan.code.count)
        if let problem = plan.problem(with: national) { throw problem }
        e164 = text
        countryCode = plan.code
    }

    private static func digits(of text: String) -> String { text.filter { ("0"..."9").contains($0) } }

    /// The text, when it is a number.
    private static func valid(_ text: String) -> String? {
        do throws(PhoneNumberError) { return try PhoneNumber(e164: text).e164 } catch { return nil }
    }

    private static func missingPlus(_ text: String, _ digits: String) -> PhoneNumberError {
        let hint =
            text.hasPrefix("00") ? valid("+" + digits.dropFirst(2)) : valid("+1" + digits) ?? valid("+" + digits)
        return PhoneNumberError(
            .missingPlus,
            "The number does not begin with + and a country code"
                + (hint.map { ": if it is meant, write \($0)." } ?? ", such as +12025550100."),
            suggestion: hint
        )
    }
}

extension PhoneNumber: CustomStringConvertible {
    package var description: String { e164 }
}

extension PhoneNumber: Codable {
    /// Reads the number as it was written; one that was accepted once is not judged again.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard text.first == "+", let plan = NumberingPlan.plan(of: text.dropFirst()) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "it is no phone number")
        }
        e164 = text
        countryCode = plan.code
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(e164)
    }
}
