import RingdownCore
import Testing

@Suite struct JSONReaderTests {
    struct Valid: CustomTestStringConvertible, Sendable {
        var text: String
        var value: JSON
        var testDescription: String { text }
    }

    @Test(
        "Documents are read",
        arguments: [
            Valid(text: "null", value: .null), Valid(text: " true ", value: true), Valid(text: "\t[]\r\n", value: []),
            Valid(text: "{}", value: [:]),
            Valid(text: #"{"a":{"b":[1,"2",null,false]}}"#, value: ["a": ["b": [1, "2", .null, false]]]),
            Valid(text: "\u{FEFF}1", value: 1), Valid(text: #""Grüße 📞""#, value: "Grüße 📞"),
            Valid(text: #""\"\\\/\b\f\n\r\t""#, value: "\"\\/\u{8}\u{C}\n\r\t"),
            Valid(text: #""\u00e9\u0000\ud83d\udcde""#, value: "é\u{0}📞"),
            Valid(text: #""e\u0301""#, value: "e\u{301}"),
            Valid(text: #"{"":1," ":2}"#, value: ["": 1, " ": 2]),
        ]
    )
    func valid(_ sample: Valid) throws {
        #expect(try JSON(parsing: sample.text) == sample.value)
        #expect(try JSON(parsing: sample.value.text()) == sample.value)
        #expect(try JSON(parsing: sample.value.text(pretty: true)) == sample.value)
    }

    struct Invalid: CustomTestStringConvertible, Sendable {
        var text: String
        var code: JSONError.Code
        var offset: Int
        var line = 1
        var path = ""
        var testDescription: String { "\(text) is \(code.rawValue)" }
    }

    static let samples = [
        Invalid(text: "", code: .truncated, offset: 0),
        Invalid(text: "[1,", code: .truncated, offset: 3, path: "[1]"),
        Invalid(text: #"{"a":"#, code: .truncated, offset: 5, path: "a"),
        Invalid(text: #"{"a":"x"#, code: .truncated, offset: 5, path: "a"),
        Invalid(text: "tru", code: .truncated, offset: 3),
        Invalid(text: "-", code: .truncated, offset: 0),
        Invalid(text: #""\u12"#, code: .truncated, offset: 3),
        Invalid(text: "[1 2]", code: .unexpectedCharacter, offset: 3),
        Invalid(text: "[1,]", code: .unexpectedCharacter, offset: 3, path: "[1]"),
        Invalid(text: "{\"a\":1,\n\"b\" 2}", code: .unexpectedCharacter, offset: 12, line: 2, path: "b"),
        Invalid(text: "{a:1}", code: .unexpectedCharacter, offset: 1),
        Invalid(text: "nul!", code: .unexpectedCharacter, offset: 0),
        Invalid(text: "+1", code: .unexpectedCharacter, offset: 0),
        Invalid(text: "NaN", code: .unexpectedCharacter, offset: 0),
        Invalid(text: "1 2", code: .trailingData, offset: 2),
        Invalid(text: "[01]", code: .invalidNumber, offset: 1, path: "[0]"),
        Invalid(text: "[1.]", code: .invalidNumber, offset: 1, path: "[0]"),
        Invalid(text: "[1e+]", code: .invalidNumber, offset: 1, path: "[0]"),
        Invalid(text: "[\n\n\"\\x\"]", code: .invalidString, offset: 4, line: 3, path: "[0]"),
        Invalid(text: "\"a\tb\"", code: .invalidString, offset: 2),
        Invalid(text: #""\ud83d""#, code: .invalidString, offset: 1),
        Invalid(text: #""\ud83d\u0041""#, code: .invalidString, offset: 1),
        Invalid(text: #""\udcde""#, code: .invalidString, offset: 1),
        Invalid(text: #""\u00g0""#, code: .invalidString, offset: 1),
        Invalid(text: #"{"a":{"b":1,"b":2}}"#, code: .duplicateKey, offset: 12, path: "a.b"),
        Invalid(text: #"{"a":1,"\u0061":2}"#, code: .duplicateKey, offset: 7, path: "a"),
    ]

    @Test("What is not JSON is refused at its place", arguments: samples)
    func invalid(_ sample: Invalid) {
        do throws(JSONError) {
            let value = try JSON(parsing: sample.text)
            Issue.record("read as \(value)")
        } catch {
            #expect(error.code == sample.code)
            #expect(error.offset == sample.offset)
            #expect(error.line == sample.line)
            #expect(error.path.description == sample.path)
            #expect(!error.message.contains("\n"))
        }
    }

    @Test("Bytes that are not UTF-8 are refused", arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF]])
    func invalidUTF8(_ bytes: [UInt8]) {
        #expect(throws: JSONError.self) { try JSON(parsing: [0x22] + bytes + [0x22]) }
    }

    @Test("Nesting is read down to its limit and no further", arguments: ["[", #"{"a":"#])
    func nesting(_ opening: String) throws {
        let closing = opening == "[" ? "]" : "}"
        func nested(_ depth: Int) -> String {
            String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
        }
        _ = try JSON(parsing: nested(JSONReader.depthLimit))
        do throws(JSONError) {
            _ = try JSON(parsing: nested(JSONReader.depthLimit + 1))
            Issue.record("read beyond the limit")
        } catch {
            #expect(error.code == .tooDeep)
        }
    }

    @Test("What is skipped is checked for grammar", arguments: ["[1,]", "{\"a\" 1}", "\"\u{1}\"", "[", "tru", "[01]"])
    func skipped(_ text: String) {
        #expect(throws: JSONError.self) {
            try JSONReader.read(Array(text.utf8)) { (reader) throws(JSONError) in try reader.skip() }
        }
    }

    @Test("Members are handed over one by one, and skipped where nobody wants them")
    func members() throws {
        let text = #"{"big":[[1,2],{"x":"}"}],"name":"a","flag":true,"none":null}"#
        var name = ""
        var flag = false
        var isNone = false
        try JSONReader.read(Array(text.utf8)) { (reader) throws(JSONError) in
            try reader.object { (member, reader) throws(JSONError) in
                switch member {
                case "name": name = try reader.text()
                case "flag": flag = try reader.flag()
                case "none": isNone = try reader.null()
                default: try reader.skip()
                }
            }
        }
        #expect(name == "a")
        #expect(flag)
        #expect(isNone)
    }
}
