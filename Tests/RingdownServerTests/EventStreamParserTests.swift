import Testing

@testable import RingdownAPI

@Suite("Reading an event stream")
struct EventStreamParserTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var text: String
        var messages: [EventStreamParser.Message]
    }

    static let cases = [
        Case(
            testDescription: "one event",
            text: "id: 1\ndata: {}\n\n",
            messages: [EventStreamParser.Message(id: "1", data: "{}")]
        ),
        Case(
            testDescription: "carriage returns",
            text: "id:1\r\ndata:a\r\n\r\nid:2\rdata:b\r\r",
            messages: [EventStreamParser.Message(id: "1", data: "a"), EventStreamParser.Message(id: "2", data: "b")]
        ),
        Case(
            testDescription: "several data lines",
            text: "data: a\ndata: b\n\n",
            messages: [EventStreamParser.Message(id: nil, data: "a\nb")]
        ),
        Case(testDescription: "comments and retry", text: "retry: 1000\n\n: alive\n\n", messages: []),
        Case(testDescription: "an unfinished event", text: "data: a\n", messages: []),
        Case(
            testDescription: "a colon in the data",
            text: "data: {\"a\":\"b: c\"}\n\n",
            messages: [EventStreamParser.Message(id: nil, data: "{\"a\":\"b: c\"}")]
        ),
    ]

    @Test("Messages are cut out whatever the pieces they arrive in", arguments: cases, [1, 3, 1000])
    func pieces(_ test: Case, _ size: Int) throws {
        var parser = EventStreamParser()
        var messages: [EventStreamParser.Message] = []
        var rest = Array(test.text.utf8)[...]
        while !rest.isEmpty {
            let cut = parser.take(rest.prefix(size))
            messages += try #require(cut)
            rest = rest.dropFirst(size)
        }
        #expect(messages == test.messages)
    }

    @Test("An event without end is refused instead of kept")
    func endless() {
        var parser = EventStreamParser()
        let cut = parser.take(repeatElement(UInt8(ascii: "x"), count: EventStreamParser.limit + 1))
        #expect(cut == nil)
    }
}
