/// A message as it goes over the wire: a start line, headers, and a body.
struct HTTPMessage {
    /// Headers that are read at most.
    private static let headerLimit = 500

    var startLine: String
    var headers: [ReportedCall.Header] = []
    var body: ArraySlice<UInt8>

    /// Reads the message that is a slice of the input; lines end with LF or CRLF.
    ///
    /// The empty line before a body of JSON may be missing, as it often is where a message was put down by hand.
    init(_ bytes: ArraySlice<UInt8>, of input: [UInt8]) throws(ReadingError) {
        var position = bytes.startIndex
        var lines: [ArraySlice<UInt8>] = []
        body = bytes[bytes.endIndex...]
        while position < bytes.endIndex {
            let end = bytes[position...].firstIndex(of: .newline) ?? bytes.endIndex
            var line = bytes[position..<end]
            if line.last == .carriageReturn { line = line.dropLast() }
            let next = min(end + 1, bytes.endIndex)
            let opensBody = line.first == UInt8(ascii: "{") || line.first == UInt8(ascii: "[")
            if opensBody, !lines.isEmpty {
                body = bytes[position...]
                break
            }
            position = next
            if line.allSatisfy(\.isBlank) {
                if lines.isEmpty { continue }
                body = bytes[position...]
                break
            }
            lines.append(line)
            guard lines.count <= Self.headerLimit else {
                throw ReadingError(
                    .badMessage,
                    "the message has more than \(Self.headerLimit) headers",
                    at: line.startIndex,
                    of: input,
                    advice: "put an empty line between headers and body"
                )
            }
        }
        startLine = lines.first?.text ?? ""
        for line in lines.dropFirst() { try add(line, of: input) }
    }

    private mutating func add(_ line: ArraySlice<UInt8>, of input: [UInt8]) throws(ReadingError) {
        if line.first?.isBlank ?? false, let last = headers.indices.last {
            headers[last].value += " " + line.text.trimmed
            return
        }
        // The names of HTTP/2's own headers begin with a colon.
        guard let colon = line.dropFirst().firstIndex(of: UInt8(ascii: ":")) else {
            throw ReadingError(
                .badMessage,
                "this is no header: it has no colon",
                at: line.startIndex,
                of: input,
                advice: "write it as Name: value, and put an empty line before the body"
            )
        }
        headers.append(ReportedCall.Header(line[..<colon].text.trimmed, line[(colon + 1)...].text.trimmed))
    }

    /// The value of the first header of that name.
    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }

    /// The body without the white space at its end, which pasting adds.
    var content: [UInt8] {
        var content = body
        while let last = content.last, last == .newline || last == .carriageReturn { content = content.dropLast() }
        return Array(content)
    }

    /// The response, when this is one.
    var response: ReportedCall.Response? {
        guard let status = HTTPStartLine.status(startLine) else { return nil }
        let body = ReportedCall.Body.kept(content, contentType: header("content-type")).body
        return ReportedCall.Response(status: status, headers: headers, body: body)
    }

    /// The last of one or more responses: after a redirect, a proxy's own answer or a `100 Continue` comes the one
    /// that counts.
    static func lastResponse(_ bytes: [UInt8]) throws(ReadingError) -> ReportedCall.Response {
        var rest = bytes[...]
        while true {
            let message = try HTTPMessage(rest, of: bytes)
            guard HTTPStartLine.status(message.startLine) != nil, let start = nextStart(in: message.body) else {
                if let response = message.response { return response }
                throw ReadingError(
                    .badMessage,
                    "this is no response: its first line has no status",
                    at: rest.startIndex,
                    of: bytes,
                    advice: "begin it with a line such as HTTP/1.1 403 Forbidden"
                )
            }
            rest = message.body[start...]
        }
    }

    /// Where another response begins that stands at the beginning of a body; `nil` when none does.
    private static func nextStart(in body: ArraySlice<UInt8>) -> Int? {
        guard let start = body.firstIndex(where: { !$0.isBlank && $0 != .newline }) else { return nil }
        let rest = body[start...]
        return rest.begins(with: "HTTP/") && HTTPStartLine.status(firstLine(rest)) != nil ? start : nil
    }

    private static func firstLine(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.prefix(200).prefix { $0 != .newline }.text
    }

    /// Where in a body another message begins: a response's status line at the beginning of a line.
    static func responseStart(in bytes: ArraySlice<UInt8>) -> Int? {
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let line = bytes[position...]
            if line.begins(with: "HTTP/"), HTTPStartLine.status(firstLine(line)) != nil { return position }
            guard let end = line.firstIndex(of: .newline) else { return nil }
            position = end + 1
        }
        return nil
    }
}
