import Foundation
import RingdownCore
import RingdownTestKit
import Testing

@Suite("Values as JSON text")
struct JSONTextTests {
    /// What Foundation writes.
    private func expected(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test("Every character stands as Foundation writes it")
    func characters() throws {
        let ascii = String(String.UnicodeScalarView((0...0x7F).map { Unicode.Scalar(UInt8($0)) }))
        for text in [ascii, "", "é", "日本語", "👩‍👩‍👧", "\u{2028}\u{FEFF}/<>&'", "\"", "a\\", "\n"] {
            #expect(try JSONText.of(text) == expected(text))
            #expect(try JSONText.of([text: [text]]) == expected([text: [text]]))
        }
    }

    @Test("Every kind of number stands as Foundation writes it")
    func numbers() throws {
        let doubles = [
            0, -0.0, 1, -1.5, 0.1, 1e15, 1e16, 123_456_789_012_345_680, 1e300, Double.leastNonzeroMagnitude,
            817_632_960.2405219,
        ]
        #expect(try JSONText.of(doubles) == expected(doubles))
        for double in doubles { #expect(try JSONText.of(double) == expected(double)) }
        let floats: [Float] = [0.1, 16_777_216, -3]
        #expect(try JSONText.of(floats) == expected(floats))
        #expect(try JSONText.of(Widths()) == expected(Widths()))
        #expect(throws: EncodingError.self) { try JSONText.of(Double.infinity) }
        #expect(throws: EncodingError.self) { try JSONText.of([1, Double.nan]) }
    }

    @Test("Members are in alphabetical order at every level, whatever order they are written in")
    func order() throws {
        let members = ["b": 1, "a": 2, "ab": 3, "a b": 4, "a\"": 5, "B": 6, "": 7, "é": 8]
        #expect(try JSONText.of(members) == expected(members))
        #expect(try JSONText.of(Unsorted()) == #"{"a":[{"x":1,"y":2},{"x":3,"y":4}],"m":{"k":null},"z":true}"#)
        #expect(try JSONText.of([[String: Int](), ["a": 1]]) == "[{},{\"a\":1}]")
        #expect(try JSONText.of([Int]()) == "[]")
        #expect(try JSONText.of([Int?.none, 1]) == "[null,1]")
    }

    @Test("Containers that are written in turns, or twice, or not at all, are closed where they end")
    func containers() throws {
        #expect(try JSONText.of([Turns(), Turns()]) == expected([Turns(), Turns()]))
        #expect(try JSONText.of(["e": Silent()]) == #"{"e":{}}"#)
        #expect(try JSONText.of([Twice()]) == expected([Twice()]))
    }

    @Test("What the store keeps stands as Foundation writes it")
    func kept() throws {
        var trigger = Sample.trigger("t1", cause: .rule(name: "r", changeID: "c1", address: "a.b[\"é/\"]"))
        trigger.clauses = [.atMost(times: 3, seconds: 86_400)]
        trigger.approval = Trigger.Approval(by: "ada", at: Sample.now)
        #expect(try JSONText.of(trigger) == expected(trigger))
        #expect(try JSONDecoder().decode(Trigger.self, from: Data(JSONText.of(trigger).utf8)) == trigger)
        let decision = Sample.decision("d1", changeID: "c1", triggerID: "t1", rule: "r", correlationID: "x")
        #expect(try JSONText.of(decision) == expected(decision))
        #expect(try JSONText.of(Sample.change()) == expected(Sample.change()))
        #expect(try JSONText.of(Sample.killSwitch(nil)) == expected(Sample.killSwitch(nil)))
        #expect(try JSONText.of(Sample.client("a")) == expected(Sample.client("a")))
        let json = try JSON(parsing: #"{"b":[1,2.5,"x",null,true,{"a":1e400}],"a":{}}"#)
        #expect(try JSONText.of(json) == expected(json))
    }
}

private struct Widths: Encodable {
    var a = Int8.min
    var b = Int16.max
    var c = Int32.min
    var d = Int64.max
    var e = UInt8.max
    var f = UInt16.max
    var g = UInt32.max
    var h = UInt64.max
    var i = UInt.max
    var j = Int.min
    var k: [UInt8] = [1, 2]
}

private struct Unsorted: Encodable {
    struct Point: Encodable {
        var y: Int
        var x: Int
    }

    var z = true
    var m = ["k": Int?.none]
    var a = [Point(y: 2, x: 1), Point(y: 4, x: 3)]
}

/// Opens containers inside one another and goes back to the outer one.
private struct Turns: Encodable {
    enum Key: String, CodingKey {
        case last, first, middle, inner
    }

    func encode(to encoder: any Encoder) throws {
        var outer = encoder.container(keyedBy: Key.self)
        var list = outer.nestedUnkeyedContainer(forKey: .last)
        try list.encode(1)
        var object = list.nestedContainer(keyedBy: Key.self)
        try object.encode("x", forKey: .inner)
        var deepest = object.nestedUnkeyedContainer(forKey: .first)
        try deepest.encodeNil()
        _ = deepest.nestedUnkeyedContainer()
        _ = outer.nestedContainer(keyedBy: Key.self, forKey: .middle)
        try outer.encode(2.5, forKey: .first)
    }
}

/// Writes nothing of itself.
private struct Silent: Encodable {
    func encode(to encoder: any Encoder) throws {}
}

/// Asks for its container a second time.
private struct Twice: Encodable {
    enum Key: String, CodingKey {
        case one, two
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(2, forKey: .two)
        var again = encoder.container(keyedBy: Key.self)
        try again.encode(1, forKey: .one)
    }
}
