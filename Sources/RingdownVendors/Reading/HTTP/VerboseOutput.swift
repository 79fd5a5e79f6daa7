/// What `curl -v` prints: lines of talk, of the request (`>`) and of the response (`<`), and the answer's body.
struct VerboseOutput {
    /// The request's message, without its body, which is not printed; `nil` when no line of it is there.
    var request: [UInt8]?
    var response: ReportedCall.Response?

    init(_ bytes: [UInt8]) throws(ReadingError) {
        var sent: [UInt8] = []
        var received: [UInt8] = []
        var body: [UInt8] = []
        for line in bytes.split(separator: .newline, omittingEmptySubsequences: false) {
            switch line.first {
            case UInt8(ascii: ">")? where Self.isMarked(line): Self.append(line, to: &sent)
            case UInt8(ascii: "<")? where Self.isMarked(line):
                // A later answer replaces an earlier one.
                if line.dropFirst(2).begins(with: "HTTP/") {
                    received = []
                    body = []
                }
                Self.append(line, to: &received)
            case UInt8(ascii: "*")? where line.count < 2 || line.dropFirst().first == .space: break
            case UInt8(ascii: "{")? where Self.isCount(line), UInt8(ascii: "}")? where Self.isCount(line): break
            default:
                if Self.isMeter(line) || received.isEmpty { continue }
                body.append(contentsOf: line)
                body.append(.newline)
            }
        }
        if !sent.isEmpty { request = sent }
        if !received.isEmpty {
            // The line that ends the headers is there only where curl came that far.
            let isEnded =
                received.split(separator: .newline, omittingEmptySubsequences: false).dropLast().last
                .map { $0.allSatisfy(\.isBlank) } ?? false
            response = try HTTPMessage.lastResponse(received + (isEnded ? [] : [.newline]) + body)
        }
    }

    /// Whether an input is such an output.
    static func isThere(_ lines: InputLines) -> Bool {
        lines.texts.prefix(60).contains { line in
            line.hasPrefix("< HTTP/")
                || line.hasPrefix("> ") && HTTPStartLine.isRequest(String(line.dropFirst(2)).trimmed)
        }
    }

    private static func isMarked(_ line: ArraySlice<UInt8>) -> Bool {
        line.count == 1 || [.space, .carriageReturn].contains(line[line.startIndex + 1])
    }

    private static func append(_ line: ArraySlice<UInt8>, to message: inout [UInt8]) {
        message.append(contentsOf: line.dropFirst(2))
        message.append(.newline)
    }

    /// Whether this is a line such as `{ [96 bytes data]`.
    private static func isCount(_ line: ArraySlice<UInt8>) -> Bool {
        line.dropFirst().begins(with: " [") && line.count < 60
    }

    /// Whether this is a line of the progress meter.
    private static func isMeter(_ line: ArraySlice<UInt8>) -> Bool {
        line.begins(with: "  % Total") || line.begins(with: "                                 Dload")
            || line.text.contains("--:--:--")
    }
}
