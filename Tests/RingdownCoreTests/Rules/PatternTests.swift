import RingdownCore
import Testing

@Suite("Patterns")
struct PatternTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var pattern: Pattern
        var fitting: [JSON?]
        var other: [JSON?]
    }

    static func number(_ text: String) -> JSON { .number(JSONNumber(validText: text)) }

    static func bounds(_ bounds: (NumericBound.Comparison, String)...) -> Pattern {
        .numeric(bounds.map { NumericBound($0.0, JSONNumber(validText: $0.1)) })
    }

    static let cases: [Case] = [
        Case(
            testDescription: "prefix",
            pattern: .prefix("contact-"),
            fitting: ["contact-", "contact-centre"],
            other: ["Contact-centre", "a contact-", "", nil, .null, 1]
        ),
        Case(testDescription: "suffix", pattern: .suffix("-prod"), fitting: ["a-prod"], other: ["a-prod2", nil, true]),
        Case(
            testDescription: "a range of numbers",
            pattern: bounds((.atLeast, "5"), (.less, "10")),
            fitting: [5, number("5.0"), number("9.999999999999999999999"), number("0.7e1")],
            other: [number("4.999999999999999999999"), 10, number("1e1"), "7", nil, .null, true]
        ),
        Case(
            testDescription: "numbers that binary floating point cannot tell apart",
            pattern: bounds((.greater, "9007199254740992.5")),
            fitting: [number("9007199254740993"), number("9007199254740992.50000001")],
            other: [number("9007199254740992"), number("9007199254740992.5")]
        ),
        Case(
            testDescription: "negative numbers",
            pattern: bounds((.less, "-1.5")),
            fitting: [-2, number("-1.51"), number("-1e300")],
            other: [number("-1.5"), number("-1.49"), 0, number("-0"), 1]
        ),
        Case(
            testDescription: "numbers of any size",
            pattern: bounds((.greater, "1e400")),
            fitting: [number("1e401"), number("2e400"), number("1e99999999999999999999999")],
            other: [number("1e399"), number("1e-99999999999999999999999"), number("-1e401")]
        ),
        Case(
            testDescription: "another number",
            pattern: bounds((.unequal, "0")),
            fitting: [1, number("0.1"), number("1e-500")],
            other: [0, number("-0.0"), number("0e7"), "1"]
        ),
        Case(
            testDescription: "anything but a value",
            pattern: .anythingBut(.exact("on")),
            fitting: ["off", "", nil, .null, 1, true],
            other: ["on"]
        ),
        Case(
            testDescription: "anything but several",
            pattern: .anythingBut(.anyOf([.exact("on"), .prefix("st")])),
            fitting: ["off", nil],
            other: ["on", "stopping"]
        ),
        Case(
            testDescription: "several at once",
            pattern: .allOf([.exists(true), .anythingBut(.exact("on"))]),
            fitting: ["off", 0],
            other: ["on", nil, .null]
        ),
        Case(testDescription: "any of none", pattern: .anyOf([]), fitting: [], other: ["a", nil]),
        Case(testDescription: "all of none", pattern: .allOf([]), fitting: ["a", nil], other: []),
    ]

    @Test("a pattern fits what it says and nothing else", arguments: cases)
    func fits(_ example: Case) {
        for value in example.fitting { #expect(example.pattern.matches(value), "\(String(describing: value))") }
        for value in example.other { #expect(!example.pattern.matches(value), "\(String(describing: value))") }
    }

    @Test(
        "three values: unknown decides nothing that the others have not decided",
        arguments: [
            ([Truth.yes, .unknown], Truth.unknown, Truth.yes), ([.no, .unknown], .no, .unknown),
            ([.yes, .no, .unknown], .no, .yes), ([.unknown], .unknown, .unknown), ([.yes], .yes, .yes),
            ([.no], .no, .no), ([], .yes, .no),
        ]
    )
    func threeValues(_ answers: [Truth], _ all: Truth, _ any: Truth) {
        #expect(Truth.all(answers) == all)
        #expect(Truth.any(answers) == any)
    }

    @Test("the opposite of unknown is unknown", arguments: [(Truth.yes, Truth.no), (.no, .yes), (.unknown, .unknown)])
    func opposite(_ answer: Truth, _ opposite: Truth) {
        #expect(!answer == opposite)
    }

    @Test("the order of numbers is that of their values")
    func order() {
        let rising = ["-1e9", "-10.5", "-10", "-0.01", "0", "1e-9", "0.1", "1", "1.01", "9", "10", "12", "1e2", "101"]
        for (left, low) in rising.enumerated() {
            for (right, high) in rising.enumerated() {
                let order = JSONNumber(validText: low).order(beside: JSONNumber(validText: high))
                #expect(order == (left < right ? .smaller : left == right ? .same : .larger), "\(low) beside \(high)")
            }
        }
    }
}
