import Testing

@testable import RingdownExchange

@Suite("CSV, as its bytes come")
struct CSVRowsTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var text: String
        var rows: [CSVRows.Row]
    }

    static let cases = [
        Case(
            testDescription: "lines of any ending",
            text: "a,b\r\nc,d\n\ne",
            rows: [
                .fields(["a", "b"], line: 1), .fields(["c", "d"], line: 2), .fields(["e"], line: 4),
            ]
        ),
        Case(
            testDescription: "quotes",
            text: "\"a,\"\"b\"\"\",\"x\ny\"\nz,",
            rows: [
                .fields(["a,\"b\"", "x\ny"], line: 1), .fields(["z", ""], line: 3),
            ]
        ),
        Case(
            testDescription: "text after a quote",
            text: "\"a\"b,c\nd",
            rows: [
                .faulty(.textAfterQuote, line: 1), .fields(["d"], line: 2),
            ]
        ),
        Case(
            testDescription: "a quote that does not end",
            text: "a\n\"b\nc",
            rows: [
                .fields(["a"], line: 1), .faulty(.openQuote, line: 2),
            ]
        ),
        Case(testDescription: "nothing", text: "", rows: []),
    ]

    @Test("Rows come out the same however the bytes come in", arguments: cases, [1, 2, 3, 1000])
    func rows(_ file: Case, _ size: Int) {
        #expect(Self.read(Array(file.text.utf8), by: size) == file.rows)
    }

    @Test("A row that is not UTF-8 is refused alone")
    func encoding() {
        let rows = Self.read(Array("a\n".utf8) + [0xFF, 0x41, 0x0A] + Array("b".utf8), by: 2)
        #expect(rows == [.fields(["a"], line: 1), .faulty(.notUTF8, line: 2), .fields(["b"], line: 3)])
    }

    @Test("A line of ten megabytes is passed over, and what follows is read", arguments: [true, false])
    func long(_ isQuoted: Bool) {
        let long = Array(repeating: UInt8(ascii: "x"), count: 10 << 20)
        let bytes = Array((isQuoted ? "a\n\"" : "a\n").utf8) + long + Array("\nb,c\n".utf8)
        let rows = Self.read(bytes, by: 65_536)
        #expect(rows == [.fields(["a"], line: 1), .faulty(.tooLong, line: 2), .fields(["b", "c"], line: 3)])
    }

    @Test(
        "What a spreadsheet would calculate is written as text, and read back as it was",
        arguments: [
            ("=1+1", "'=1+1"), ("+12025550100", "+12025550100"), ("-4.5", "-4.5"), ("@x", "'@x"), ("-x", "'-x"),
            ("'=x", "''=x"), ("it's", "it's"), ("a,b", "\"a,b\""), ("", ""),
        ]
    )
    func formulas(_ text: String, _ written: String) {
        let row = CSVText.row([text])
        #expect(row == written + "\r\n")
        for case .fields(let fields, _) in Self.read(Array("x,\(row)".utf8), by: 100) {
            #expect(CSVText.plain(fields[1]) == text)
        }
    }

    private static func read(_ bytes: [UInt8], by size: Int) -> [CSVRows.Row] {
        var reader = CSVRows()
        var rows: [CSVRows.Row] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            reader.take(rest.prefix(size)) { rows.append($0) }
            rest = rest.dropFirst(size)
        }
        reader.end { rows.append($0) }
        return rows
    }
}
