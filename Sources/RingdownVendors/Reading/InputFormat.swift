import RingdownCore

/// A form in which people hand over a call.
package enum InputFormat: String, Hashable, Sendable, CaseIterable {
    /// A curl command, with or without what it printed.
    case curl
    /// A recording of a browser's or a proxy's traffic, or one entry of it.
    case har
    /// A request as it goes over the wire, with or without its response.
    case http
    /// Objects with `request`, `context` and `response`: one, a list, or one a line.
    case cases
}

extension InputFormat {
    /// The tools whose calls people paste in place of curl's, by how their calls begin.
    private static let otherTools = [
        ("wget", "wget"), ("http ", "HTTPie"), ("https ", "HTTPie"), ("invoke-restmethod", "PowerShell"),
        ("invoke-webrequest", "PowerShell"), ("irm ", "PowerShell"), ("iwr ", "PowerShell"), ("fetch(", "JavaScript"),
        ("await fetch(", "JavaScript"), ("axios", "JavaScript"), ("import requests", "Python"),
        ("requests.", "Python"), ("import ", "a program"), ("gc ", "the Genesys Cloud CLI"),
    ]

    /// Which format an input is in.
    static func detect(_ bytes: [UInt8]) throws(ReadingError) -> InputFormat {
        guard let first = bytes.first(where: { !$0.isBlank && $0 != .newline }) else {
            throw ReadingError(.empty, "there is nothing to read", advice: "paste the curl command or name a file")
        }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return detectJSON(bytes) }
        let lines = InputLines(bytes)
        guard let line = lines.texts.first(where: { !$0.isBlank }) else { return .curl }
        if HTTPStartLine.isRequest(line) { return .http }
        if CurlPaste.isCommandThere(lines) { return .curl }
        if VerboseOutput.isThere(lines) { return .http }
        if HTTPStartLine.status(line) != nil {
            throw ReadingError(
                .notRecognised,
                "this is a response without its request",
                advice: "put the request before it, or hand it over with --response beside the request"
            )
        }
        throw unrecognised(line, lines)
    }

    /// A recording has entries with lists of headers; a case has not.
    private static func detectJSON(_ bytes: [UInt8]) -> InputFormat {
        guard let json = try? JSON(parsing: bytes) else { return .cases }
        return HARReader.isRecording(json) ? .har : .cases
    }

    private static func unrecognised(_ line: String, _ lines: InputLines) -> ReadingError {
        let start = line.trimmed.lowercased()
        if let tool = otherTools.first(where: { start.hasPrefix($0.0) })?.1 {
            return ReadingError(
                .notCurl,
                "this is a call of \(tool), not of curl",
                line: 1,
                advice: "write it as a curl command (browsers have \"Copy as cURL\") or as a raw HTTP request"
            )
        }
        if let number = lines.texts.firstIndex(where: { CurlPaste.mentionsCurl($0) }) {
            return ReadingError(
                .shellSyntax,
                "curl does not begin the line: it is part of other shell syntax",
                line: number + 1,
                advice: "give the curl command alone"
            )
        }
        return ReadingError(
            .notRecognised,
            "this is no curl command, HTTP request, HAR recording or case",
            line: 1,
            advice: "begin with curl, with a request line such as POST /path, or with a JSON object"
        )
    }
}
