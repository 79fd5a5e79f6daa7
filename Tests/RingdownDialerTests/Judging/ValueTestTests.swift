import RingdownDialer
import Testing

@Suite("Tests of values")
struct ValueTestTests {
    struct Case: CustomTestStringConvertible {
        let kind: ValueTest.Kind
        let comparison: ValueTest.Operator
        let operand: String
        let passing: [String]
        let failing: [String]

        var testDescription: String { "\(kind) \(comparison) \(operand)" }

        static let all = [
            Case(kind: .text, comparison: .equals, operand: "gold", passing: ["gold"], failing: ["Gold", "", "gold "]),
            Case(kind: .text, comparison: .equals, operand: "", passing: [""], failing: ["x"]),
            Case(kind: .text, comparison: .contains, operand: "ol", passing: ["gold", "ol"], failing: ["", "lo"]),
            Case(kind: .text, comparison: .beginsWith, operand: "+49", passing: ["+4930"], failing: ["49", "+1"]),
            Case(kind: .text, comparison: .endsWith, operand: "00", passing: ["100"], failing: ["001"]),
            Case(kind: .text, comparison: .lessThan, operand: "b", passing: ["a", "B", ""], failing: ["b", "c"]),
            Case(
                kind: .number,
                comparison: .equals,
                operand: "10",
                passing: ["10", "10.0", " 10 ", "1e1"],
                failing: ["x", "", "1"]
            ),
            Case(
                kind: .number,
                comparison: .lessThan,
                operand: "10",
                passing: ["9", "-1"],
                failing: ["10", "100", "", "nan"]
            ),
            Case(
                kind: .number,
                comparison: .greaterThanEquals,
                operand: "10",
                passing: ["10", "100"],
                failing: ["9.99"]
            ),
            Case(
                kind: .date,
                comparison: .before,
                operand: "2026-01-05T09:00:00Z",
                passing: ["2026-01-05T08:59:59Z", "2026-01-05", "2026-01-05T09:30:00+01:00"],
                failing: ["2026-01-05T09:00:00.000Z", "2026-01-06", "soon", ""]
            ),
            Case(
                kind: .period,
                comparison: .greaterThan,
                operand: "P1DT2H",
                // It is 2026-01-05T08:00:00Z.
                passing: ["2026-01-04T05:59:59Z", "2025-01-01"],
                failing: ["2026-01-04T06:00:00Z", "2026-01-05T07:00:00Z", ""]
            ),
        ]
    }

    @Test("pass what they describe and nothing else, and the other way round when inverted", arguments: Case.all)
    func comparisons(_ item: Case) {
        for isInverted in [false, true] {
            let test = ValueTest(
                kind: item.kind,
                comparison: item.comparison,
                operand: item.operand,
                isInverted: isInverted
            )
            for text in item.passing { #expect(test.passes(text, at: at(0)) != isInverted, "\(text)") }
            for text in item.failing { #expect(test.passes(text, at: at(0)) == isInverted, "\(text)") }
        }
    }

    @Test("A range has its bounds or not, as it says")
    func ranges() {
        func test(_ includesMin: Bool, _ includesMax: Bool) -> ValueTest {
            ValueTest(
                kind: .number,
                comparison: .between,
                range: .init(min: "1", max: "3", includesMin: includesMin, includesMax: includesMax)
            )
        }
        #expect(
            ["0", "1", "2", "3", "4", "x"].map { test(true, true).passes($0, at: at(0)) } == [
                false, true, true, true, false, false,
            ]
        )
        #expect(["1", "2", "3"].map { test(false, false).passes($0, at: at(0)) } == [false, true, false])
        let set = ValueTest(kind: .text, comparison: .isIn, set: ["a", "b"])
        #expect(["a", "c", ""].map { set.passes($0, at: at(0)) } == [true, false, false])
    }

    @Test(
        "Operands that cannot be read are known",
        arguments: [
            (ValueTest.Kind.number, "1,5", false), (.number, "1.5", true), (.date, "yesterday", false),
            (.date, "2026-01-05", true), (.period, "P1D", true), (.period, "PT90M", true), (.period, "1 day", false),
            (.period, "P1M", false), (.text, "", true),
        ]
    )
    func operands(_ kind: ValueTest.Kind, _ operand: String, _ isReadable: Bool) {
        #expect(ValueTest.isReadable(operand, as: kind) == isReadable)
    }
}
