import RingdownCore
import Testing

@Suite struct JSONNumberTests {
    struct Pair: CustomTestStringConvertible, Sendable {
        var left: String
        var right: String
        var testDescription: String { "\(left) and \(right)" }
    }

    private static func number(_ text: String) throws -> JSONNumber {
        guard case .number(let number) = try JSON(parsing: text) else {
            Issue.record("\(text) is no number")
            return JSONNumber(0)
        }
        return number
    }

    @Test(
        "Numbers of one value are equal, however they are written",
        arguments: [
            Pair(left: "1", right: "1.0"), Pair(left: "1", right: "10e-1"), Pair(left: "0", right: "-0.0e7"),
            Pair(left: "0.1", right: "1E-1"), Pair(left: "120", right: "1.2e+2"), Pair(left: "-5", right: "-0.5e1"),
            Pair(left: "100000000000000000000", right: "1e20"), Pair(left: "0.00", right: "0"),
        ]
    )
    func equal(_ pair: Pair) throws {
        let left = try Self.number(pair.left)
        let right = try Self.number(pair.right)
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(left.text == pair.left)
        #expect(right.text == pair.right)
    }

    @Test(
        "Numbers of different values differ, however close they are",
        arguments: [
            Pair(left: "1", right: "-1"), Pair(left: "9007199254740993", right: "9007199254740992"),
            Pair(left: "0.1", right: "0.10000000000000000555"), Pair(left: "1e400", right: "1e401"),
            Pair(left: "1e99999999999999999999", right: "2e99999999999999999999"), Pair(left: "12", right: "120"),
        ]
    )
    func different(_ pair: Pair) throws {
        #expect(try Self.number(pair.left) != Self.number(pair.right))
    }

    struct Whole: CustomTestStringConvertible, Sendable {
        var text: String
        var int: Int?
        var testDescription: String { text }
    }

    @Test(
        "A whole number is one when Int holds it exactly",
        arguments: [
            Whole(text: "0", int: 0), Whole(text: "-0", int: 0), Whole(text: "12e2", int: 1200),
            Whole(text: "1.0", int: 1), Whole(text: "9223372036854775807", int: .max),
            Whole(text: "-9223372036854775808", int: .min), Whole(text: "9223372036854775808", int: nil),
            Whole(text: "0.5", int: nil), Whole(text: "1e19", int: nil), Whole(text: "1e999999999999", int: nil),
        ]
    )
    func whole(_ sample: Whole) throws {
        #expect(try Self.number(sample.text).int == sample.int)
    }

    @Test("Whole numbers compare exactly, others as binary floating point")
    func order() throws {
        #expect(try Self.number("9007199254740992").isLess(than: Self.number("9007199254740993")))
        #expect(try !Self.number("9007199254740993").isLess(than: Self.number("9007199254740992")))
        #expect(try Self.number("-1.5").isLess(than: Self.number("1e-3")))
        #expect(try Self.number("5").isLess(than: Self.number("1e400")))
    }
}
