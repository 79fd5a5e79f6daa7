/// Why a text is no phone number that can be dialed.
package struct PhoneNumberError: Error, Codable, Hashable, Sendable {
    /// What is wrong: the closed list.
    package enum Code: String, Codable, Hashable, Sendable, CaseIterable {
        case empty
        /// It does not begin with a plus, so its country is not known.
        case missingPlus = "missing-plus"
        /// Something other than digits follows the plus.
        case notDigits = "not-digits"
        /// No country has the code it begins with.
        case unknownCountryCode = "unknown-country-code"
        /// A zero that is dialed only inside the country stands after the country code.
        case trunkZero = "trunk-zero"
        case tooShort = "too-short"
        case tooLong = "too-long"
        /// It is neither too short nor too long, but no number of its country has this many digits.
        case wrongLength = "wrong-length"
        /// The area code is none of the North American plan.
        case areaCode = "area-code"
        /// The exchange, the three digits after the area code, is none of the North American plan.
        case exchange
    }

    package var code: Code
    /// One sentence: what is wrong, and how such a number is written.
    package var message: String
    /// The number that was probably meant; `nil` when that cannot be told.
    package var suggestion: String?

    package init(_ code: Code, _ message: String, suggestion: String? = nil) {
        self.code = code
        self.message = message
        self.suggestion = suggestion
    }
}
