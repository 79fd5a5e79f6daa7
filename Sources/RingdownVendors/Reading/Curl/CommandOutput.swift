/// What was pasted below a command: what it printed, or what its author says.
struct CommandOutput {
    /// How much of an author's words is kept, in characters.
    private static let notesLimit = 4000

    var response: ReportedCall.Response?
    var notes = ""
    var remarks: [String] = []

    /// - Parameters:
    ///   - bytes: the whole input.
    ///   - start: where the command ended.
    ///   - isQuoted: whether the command stands in a forum post, so that text below it is its author's.
    init(_ bytes: [UInt8], from start: Int, isQuoted: Bool) throws(ReadingError) {
        var lines = bytes[start...].split(separator: .newline, omittingEmptySubsequences: false)
        while let first = lines.first, Self.isEmpty(first) { lines.removeFirst() }
        if let next = lines.firstIndex(where: { Self.isPrompt($0) }) {
            try Self.checkNoCommand(lines[next...], at: start, of: bytes)
            lines = Array(lines[..<next])
        }
        while let last = lines.last, Self.isEmpty(last) { lines.removeLast() }
        guard let first = lines.first else { return }
        try Self.checkNoCommand(lines[...], at: start, of: bytes)
        try Self.checkBeginning(first, of: bytes)
        let rest = Array(bytes[first.startIndex..<(lines.last?.endIndex ?? first.endIndex)])
        if VerboseOutput.isThere(InputLines(rest)) {
            response = try VerboseOutput(rest).response
        } else if first.begins(with: "HTTP/") {
            response = try HTTPMessage.lastResponse(rest)
        } else if let status = Self.bareStatus(first.text.trimmed) {
            let body = Array(rest.dropFirst(first.count))
            response = ReportedCall.Response(status: status, body: Self.body(body))
        } else if [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "<")].contains(first.first) || !isQuoted {
            response = ReportedCall.Response(status: nil, body: Self.body(rest))
        } else {
            notes = String(rest.text.prefix(Self.notesLimit))
        }
    }

    private static func body(_ bytes: [UInt8]) -> ReportedCall.Body {
        let trimmed = Array(bytes.text.trimmed.utf8)
        return ReportedCall.Body.kept(trimmed, contentType: nil).body
    }

    /// Whether a line is empty or the fence of a quotation.
    private static func isEmpty(_ line: ArraySlice<UInt8>) -> Bool {
        line.allSatisfy { $0.isBlank || $0 == .backtick } || line.begins(with: "```")
    }

    /// Whether a line begins with the prompt of a shell.
    private static func isPrompt(_ line: ArraySlice<UInt8>) -> Bool {
        line.begins(with: "$ ") || line.elementsEqual("$".utf8) || line.begins(with: "PS C:\\")
    }

    private static func checkNoCommand(
        _ lines: ArraySlice<ArraySlice<UInt8>>,
        at start: Int,
        of bytes: [UInt8]
    ) throws(ReadingError) {
        for line in lines {
            let line = line.begins(with: "$ ") ? line.dropFirst(2) : line
            guard line.begins(with: "curl ") || line.begins(with: "curl.exe ") else { continue }
            throw ReadingError(
                .severalCommands,
                "another curl command begins here",
                at: line.startIndex,
                of: bytes,
                advice: "give one command at a time"
            )
        }
    }

    /// Refuses lines that a command goes on with.
    private static func checkBeginning(_ line: ArraySlice<UInt8>, of bytes: [UInt8]) throws(ReadingError) {
        let text = line.prefix(200).text.trimmed
        let start = line.firstIndex { !$0.isBlank } ?? line.startIndex
        let second = text.dropFirst().first
        if text.hasPrefix("--") && text.dropFirst(2).first?.isLetter == true
            || text.hasPrefix("-") && "XHduFbAeGIksLvio".contains(second ?? " ")
        {
            throw ReadingError(
                .unfinishedCommand,
                "an option begins this line, but the line before does not say that the command goes on",
                at: start,
                of: bytes,
                advice: "end the line before with \\"
            )
        }
        let isScript = ["done", "fi", "}", ")"].contains(text)
        if text.hasPrefix("|") || text.hasPrefix("&&") || text.hasPrefix(">>") || isScript {
            throw isScript
                ? ReadingError(
                    .shellSyntax,
                    "the command is part of a script",
                    at: start,
                    of: bytes,
                    advice: "give the curl command alone"
                ) : ShellFault.syntax(at: start, of: bytes)
        }
    }

    /// The status when a line is nothing but one: `403`, `HTTP 403`, `403 Forbidden`.
    private static func bareStatus(_ line: String) -> Int? {
        var words = line.split(separator: " ")
        if let first = words.first, ["http", "status", "status:"].contains(first.lowercased()) { words.removeFirst() }
        guard let first = words.first, first.count == 3, let status = Int(first), (100...599).contains(status),
            words.count <= 5, words.dropFirst().allSatisfy({ $0.first?.isUppercase ?? false })
        else { return nil }
        return status
    }
}
