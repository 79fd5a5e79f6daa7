import Foundation
import RingdownEngine
import Testing

@Suite("Identifiers")
struct RandomIDsTests {
    @Test("They are UUIDs of version 7 in lower case, none twice, in the order of their milliseconds")
    func form() throws {
        let ids = RandomIDs()
        let before = UInt64(Date().timeIntervalSince1970 * 1000)
        let made = (0..<1000).map { _ in ids.next() }
        let after = UInt64(Date().timeIntervalSince1970 * 1000)
        #expect(Set(made).count == made.count)
        let digits = made.map { id in Array(id.filter { $0 != "-" }) }
        var last = before
        for (id, digits) in zip(made, digits) {
            #expect(id == id.lowercased() && UUID(uuidString: id) != nil, "\(id)")
            #expect(digits[12] == "7" && "89ab".contains(digits[16]), "\(id)")
            let instant = try #require(UInt64(String(digits[..<12]), radix: 16))
            #expect((last...after).contains(instant), "\(id)")
            last = instant
        }
        for place in 13..<32 where place != 16 {
            #expect(Set(digits.map { $0[place] }).count == 16, "digit \(place) does not vary")
        }
    }
}
