import RingdownCore
import Testing

@testable import RingdownVendors

@Suite("Phone numbers in E.164")
struct PhoneNumberTests {
    static let right = [
        "+13175550142", "+442079460018", "+33123456789", "+61298765432", "tel:+4930901820", "+1 (317) 555-0142",
        "{phoneNumber}", "<number>", "sip:agent@example.com", "anonymous", "+390612345678", "+8613800138000",
        "+1.202.555.0142",
    ]

    @Test("are taken when the numbering plan allows them", arguments: right)
    func taken(_ number: String) { #expect(PhoneNumber.fault(number) == nil) }

    static let wrong: [String: PhoneNumberError.Code] = [
        "+15550199": .tooShort, "+1234567890": .tooShort, "+11175550142": .areaCode, "3175550142": .missingPlus,
        "+0441234567": .unknownCountryCode, "+44020794600": .trunkZero, "+12": .tooShort, "911": .missingPlus,
        "+1234567890123456": .tooLong, "+331234567": .tooShort, "+15551234567": .exchange,
    ]

    @Test("are refused with the reason", arguments: wrong.keys.sorted())
    func refused(_ number: String) throws {
        let fault = try #require(PhoneNumber.fault(number))
        #expect(fault.code == Self.wrong[number], "\(fault)")
    }
}
