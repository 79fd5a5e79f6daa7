/// Cuts a CSV file into rows as its bytes come (RFC 4180: commas, double quotes, any line ending; UTF-8).
///
/// Memory is bounded by the longest row, whatever comes.
struct CSVRows: Sendable {
    /// Bytes that a row may have.
    static let longestRow = 1_048_576

    /// What is wrong with a row.
    enum Fault: String, Hashable, Sendable {
        case tooLong = "the row is longer than 1048576 bytes"
        case notUTF8 = "the row is not UTF-8"
        case openQuote = "a quoted text does not end"
        case textAfterQuote = "text follows the end of a quoted text; a quote inside one is written twice"
    }

    enum Row: Hashable, Sendable {
        case fields([String], line: Int)
        case faulty(Fault, line: Int)
    }

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private var pending: [UInt8] = []
    private var scanned = 0
    private var isQuoted = false
    /// Whether the present row is too long and passed over to its end.
    private var isPassingOver = false
    /// The line on which the present row begins, and how many lines it has crossed.
    private var line = 1
    private var crossed = 0

    /// Takes more bytes and hands over the rows that they complete; blank lines are passed over.
    mutating func take(_ bytes: some Sequence<UInt8>, _ body: (Row) throws -> Void) rethrows {
        pending.append(contentsOf: bytes)
        var start = 0
        let count = pending.count
        try pending.withUnsafeBufferPointer { bytes in
            while scanned < count {
                let byte = bytes[scanned]
                scanned += 1
                if byte == Self.quote { isQuoted.toggle() }
                guard byte == Self.newline else { continue }
                crossed += 1
                if isQuoted, !isPassingOver { continue }
                try finish(bytes[start..<scanned - 1], body)
                start = scanned
            }
        }
        pending.removeSubrange(..<start)
        scanned -= start
        if pending.count > Self.longestRow {
            isPassingOver = true
            pending.removeAll(keepingCapacity: true)
            scanned = 0
        }
    }

    /// Hands over the last row when no line ending follows it.
    mutating func end(_ body: (Row) throws -> Void) rethrows {
        guard !pending.isEmpty || isPassingOver else { return }
        if isQuoted, !isPassingOver { return try body(.faulty(.openQuote, line: line)) }
        let rest = pending
        pending = []
        try rest.withUnsafeBufferPointer { try finish(Slice(base: $0, bounds: 0..<$0.count), body) }
    }

    private mutating func finish(_ row: Slice<UnsafeBufferPointer<UInt8>>, _ body: (Row) throws -> Void) rethrows {
        let first = line
        line += crossed
        crossed = 0
        isQuoted = false
        if isPassingOver || row.count > Self.longestRow {
            isPassingOver = false
            return try body(.faulty(.tooLong, line: first))
        }
        let row = row.last == Self.carriageReturn ? row.dropLast() : row
        guard !row.isEmpty else { return }
        try body(Self.fields(of: row, line: first))
    }

    private static func fields(of row: Slice<UnsafeBufferPointer<UInt8>>, line: Int) -> Row {
        var fields: [String] = []
        var index = row.startIndex
        while true {
            let field: String?
            if index < row.endIndex, row[index] == quote {
                var text: [UInt8] = []
                index += 1
                while true {
                    guard index < row.endIndex else { return .faulty(.openQuote, line: line) }
                    if row[index] == quote {
                        guard index + 1 < row.endIndex, row[index + 1] == quote else { break }
                        index += 1
                    }
                    text.append(row[index])
                    index += 1
                }
                index += 1
                guard index == row.endIndex || row[index] == comma else { return .faulty(.textAfterQuote, line: line) }
                field = String(validating: text, as: UTF8.self)
            } else {
                let start = index
                while index < row.endIndex, row[index] != comma { index += 1 }
                field = String(validating: row[start..<index], as: UTF8.self)
            }
            guard let field else { return .faulty(.notUTF8, line: line) }
            fields.append(field)
            guard index < row.endIndex else { return .fields(fields, line: line) }
            index += 1
        }
    }
}
