import Foundation
import RingdownCore
import Testing

@Suite("Phone numbers")
struct PhoneNumberTests {
    struct Wrong: CustomTestStringConvertible {
        let text: String
        let code: PhoneNumberError.Code
        var suggestion: String?
        var testDescription: String { "\(text) → \(code.rawValue)" }
    }

    @Test(
        "A number of a numbering plan is read as it is written",
        arguments: [
            ("+12025550100", "1"), ("+4930901820", "49"), ("+442079460000", "44"), ("+390698765432", "39"),
            ("+33123456789", "33"), ("+35312345678", "353"), ("+6591234567", "65"), ("+79161234567", "7"),
            ("+2250123456789", "225"), ("+819012345678", "81"),
        ]
    )
    func numbersOfPlans(_ text: String, _ code: String) throws {
        let number = try PhoneNumber(e164: text)
        #expect(number.e164 == text)
        #expect(number.countryCode == code)
        #expect("+\(code)\(number.national)" == text)
    }

    static let wrongs = [
        Wrong(text: "", code: .empty),
        Wrong(text: "2025550100", code: .missingPlus, suggestion: "+12025550100"),
        Wrong(text: "12025550100", code: .missingPlus, suggestion: "+12025550100"),
        Wrong(text: "00442079460000", code: .missingPlus, suggestion: "+442079460000"),
        Wrong(text: "tel:+12025550100", code: .missingPlus, suggestion: "+12025550100"),
        Wrong(text: "hello", code: .missingPlus),
        Wrong(text: "+1 (202) 555-0100", code: .notDigits, suggestion: "+12025550100"),
        Wrong(text: "+1202555010x", code: .notDigits),
        Wrong(text: "+", code: .unknownCountryCode),
        Wrong(text: "+99912345678", code: .unknownCountryCode),
        Wrong(text: "+0123456789", code: .unknownCountryCode),
        Wrong(text: "+4901701234567", code: .trunkZero, suggestion: "+491701234567"),
        Wrong(text: "+4402079460000", code: .trunkZero, suggestion: "+442079460000"),
        Wrong(text: "+15550199", code: .tooShort),
        Wrong(text: "+120255501000", code: .tooLong),
        Wrong(text: "+4420794600", code: .wrongLength),
        Wrong(text: "+11025550100", code: .areaCode),
        Wrong(text: "+12915550100", code: .areaCode),
        Wrong(text: "+19115550100", code: .areaCode),
        Wrong(text: "+12021550100", code: .exchange),
        Wrong(text: "+12029110100", code: .exchange),
    ]

    @Test("A text that is no number says why, and what was probably meant", arguments: wrongs)
    func notNumbers(_ wrong: Wrong) throws {
        let error = try #require(throws: PhoneNumberError.self) { try PhoneNumber(e164: wrong.text) }
        #expect(error.code == wrong.code)
        #expect(error.suggestion == wrong.suggestion)
        #expect(!error.message.contains("\n"))
        if let suggestion = wrong.suggestion { #expect(error.message.contains(suggestion)) }
    }

    @Test("A masked number keeps its last four digits and its form")
    func masked() throws {
        #expect(try PhoneNumber(e164: "+12025550100").masked == "+•••••••0100")
        #expect(PhoneNumber.masked("123") == "123")
        #expect(PhoneNumber.masked("+49 30 90 18 20") == "+•• •• •• 18 20")
    }

    @Test("A number is written as its text and read back")
    func codable() throws {
        let number = try PhoneNumber(e164: "+12025550100")
        let text = String(decoding: try JSONEncoder().encode([number]), as: UTF8.self)
        #expect(text == #"["+12025550100"]"#)
        #expect(try JSONDecoder().decode([PhoneNumber].self, from: Data(text.utf8)) == [number])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([PhoneNumber].self, from: Data(#"["x"]"#.utf8)) }
    }
}
