import Foundation
import RingdownCore
import Testing

@Suite("JSON as a Codable value")
struct JSONCodableTests {
    @Test(
        "no digit is lost",
        arguments: [
            "null", "true", "0", "-12", "1.5", "9007199254740993", "123456789012345678901234567890", "1e400", "-1e-400",
            "0.1", "3.14159265358979323846264338327950288", #""text""#, "[1,[2,{}]]", #"{"a":{"b":[null,1e400]}}"#,
        ]
    )
    func roundTrip(_ text: String) throws {
        let value = try JSON(parsing: text)
        let coded = try JSONEncoder().encode(["value": value])
        #expect(try JSONDecoder().decode([String: JSON].self, from: coded)["value"] == value)
    }
}
