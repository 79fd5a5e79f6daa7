import RingdownCore
import Testing

@Suite struct JSONPathTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var text: String
        var steps: [JSONPath.Step]
        var testDescription: String { text }
    }

    @Test(
        "A path is read as it is written",
        arguments: [
            Case(text: "", steps: []),
            Case(text: "a", steps: [.member("a")]),
            Case(text: "a.b[0].c", steps: [.member("a"), .member("b"), .index(0), .member("c")]),
            Case(text: "[3]", steps: [.index(3)]),
            Case(text: #"tags["a.b"].c"#, steps: [.member("tags"), .member("a.b"), .member("c")]),
            Case(text: #"["x[0]"]"#, steps: [.member("x[0]")]),
        ]
    )
    func roundTrip(_ sample: Case) throws {
        let path = try #require(JSONPath(sample.text))
        #expect(path.steps == sample.steps)
        #expect(path.description == sample.text)
    }

    @Test("What is no path is none", arguments: ["a.", ".a", "a..b", "a[", "a[x]", "a[-1]", #"a["b"#, "a[0]b"])
    func invalid(_ text: String) {
        #expect(JSONPath(text) == nil)
    }

    @Test("A path leads to its value, or to none")
    func value() throws {
        let value: JSON = ["a": [["b.c": 1], 2]]
        #expect(value.value(at: JSONPath()) == value)
        #expect(value.value(at: try #require(JSONPath(#"a[0]["b.c"]"#))) == 1)
        for text in ["a[2]", "a.b", "x", "a[0].b"] { #expect(value.value(at: try #require(JSONPath(text))) == nil) }
    }
}
