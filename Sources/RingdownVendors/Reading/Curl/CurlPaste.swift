/// A curl command as people paste it: with prompts, in a fence of a forum post, with what it printed below it.
struct CurlPaste {
    private let bytes: [UInt8]
    private let files: CallReader.FileSource

    /// - Parameters:
    ///   - bytes: the input; its line ends become LF.
    ///   - files: reads the files that the command names.
    init(bytes: [UInt8], files: @escaping CallReader.FileSource) {
        self.bytes = bytes.containsPair(.carriageReturn, .newline) ? Self.withoutReturns(bytes) : bytes
        self.files = files
    }

    /// The call with the answer that follows it.
    func call() throws(ReadingError) -> ReadCall {
        try checkText()
        guard let place = commandPlace else {
            throw ReadingError(.notCurl, "there is no curl command", advice: "begin a line with curl")
        }
        try checkLines(before: place.line)
        var source = bytes
        if place.isInBackticks { source = Self.blankingBacktick(source, from: place.start) }
        let dialect = ShellDialect.detect(source[place.start...], prompt: place.prompt)
        let command = try dialect.command(in: source, from: place.start, hasPrompt: !place.prompt.isEmpty)
        let order = try CurlOrder(command.words.dropFirst(), files: files, source: source)
        let output = try CommandOutput(source, from: command.end, isQuoted: place.isQuoted)
        var read = try order.call()
        read.remarks = command.remarks + read.remarks + output.remarks
        read.call.response = output.response
        read.call.context.notes = output.notes
        return read
    }

    /// Whether a line of the input begins with a curl command.
    static func isCommandThere(_ lines: InputLines) -> Bool { lines.texts.contains { command(in: $0) != nil } }

    /// Whether a line names curl somewhere inside it, in a place where a shell would run it.
    static func mentionsCurl(_ line: String) -> Bool {
        let words = line.split { $0.isWhitespace || "$(|;&`\"'".contains($0) }
        return words.contains { isCurl(String($0)) }
    }

    /// Whether a word is the name or path of curl.
    static func isCurl(_ word: String) -> Bool {
        let name = word.split { $0 == "/" || $0 == "\\" }.last?.lowercased() ?? ""
        return name == "curl" || name == "curl.exe"
    }

    /// Where in a line a curl command begins, in bytes, and the prompt before it.
    private static func command(in line: String) -> (start: Int, prompt: String)? {
        let indent = line.utf8.prefix { $0.isBlank }.count
        let text = line.utf8.dropFirst(indent).text
        if startsWithCurl(text) { return (indent, "") }
        for end in promptEnds(text) {
            let rest = text.utf8.dropFirst(end)
            let blank = rest.prefix { $0.isBlank }.count
            if startsWithCurl(rest.dropFirst(blank).text) {
                return (indent + end + blank, text.utf8.prefix(end).text)
            }
        }
        return nil
    }

    private static func startsWithCurl(_ text: String) -> Bool {
        let word = text.utf8.prefix { !$0.isBlank }
        guard word.count < 200, isCurl(word.text) else { return false }
        return true
    }

    /// Where the prompts end that a line may begin with: `$ `, `user@host:~$ `, `PS C:\> `, `C:\> `, a backtick.
    private static func promptEnds(_ text: String) -> [Int] {
        let bytes = Array(text.utf8.prefix(200))
        switch bytes.first {
        case .dollar?, UInt8(ascii: "%")?, .backtick?, UInt8(ascii: ">")?: return [1]
        default: break
        }
        let isWindows = bytes.begins(with: "PS ") || bytes.dropFirst().begins(with: ":\\")
        if isWindows { return bytes.firstIndex(of: UInt8(ascii: ">")).map { [$0 + 1] } ?? [] }
        guard bytes.contains(UInt8(ascii: "@")) || bytes.first == UInt8(ascii: "[") else { return [] }
        return bytes.indices.filter { [.dollar, UInt8(ascii: "#"), UInt8(ascii: "%")].contains(bytes[$0]) }
            .map { $0 + 1 }
    }
}

extension CurlPaste {
    /// Where the command stands.
    private struct Place {
        var start: Int
        /// The line, counted from 0.
        var line: Int
        var prompt: String
        /// Whether the command stands in backticks in its line.
        var isInBackticks: Bool
        /// Whether the command stands in a fence or after other text, so that what follows may be talk.
        var isQuoted: Bool
    }

    private var commandPlace: Place? {
        var offset = 0
        var isQuoted = false
        for (number, line) in bytes.split(separator: .newline, omittingEmptySubsequences: false).enumerated() {
            // Only the beginning of a line can be a command; the rest may be long.
            if let found = Self.command(in: line.prefix(400).text) {
                return Place(
                    start: offset + found.start,
                    line: number,
                    prompt: found.prompt == "`" ? "" : found.prompt,
                    isInBackticks: found.prompt == "`",
                    isQuoted: isQuoted || found.prompt == "`"
                )
            }
            if !line.allSatisfy(\.isBlank) { isQuoted = true }
            offset += line.count + 1
        }
        return nil
    }

    /// Refuses bytes that are no text.
    private func checkText() throws(ReadingError) {
        if let place = bytes.firstIndex(of: 0) {
            throw ReadingError(
                .notText,
                "a curl command has no NUL bytes",
                at: place,
                of: bytes,
                advice: "hand a binary body over as a file with -d @FILE"
            )
        }
        if String(validating: bytes, as: UTF8.self) == nil {
            throw ReadingError(.notText, "the command is not UTF-8 text", advice: "save it as UTF-8")
        }
    }

    /// Refuses a command that is a part of a script.
    private func checkLines(before line: Int) throws(ReadingError) {
        let lines = bytes.split(separator: .newline, omittingEmptySubsequences: false).prefix(line)
        for (number, line) in lines.enumerated() where Self.isScript(line.text.trimmed) {
            throw ReadingError(
                .shellSyntax,
                "the command is part of a script",
                line: number + 1,
                advice: "give the curl command alone"
            )
        }
    }

    /// Whether a line before the command makes it a part of something else.
    private static func isScript(_ line: String) -> Bool {
        if line.hasPrefix("#") { return false }
        let words = line.split(separator: " ")
        if ["do", "then", "else", "{", "("].contains(String(words.last ?? "")) { return true }
        return ["|", "&&", "||", "\\"].contains { line.hasSuffix($0) }
    }

    private static func withoutReturns(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte == .newline, out.last == .carriageReturn { out.removeLast() }
            out.append(byte)
        }
        return out
    }

    /// Without the backtick that closes an inline quotation of the command.
    private static func blankingBacktick(_ bytes: [UInt8], from start: Int) -> [UInt8] {
        var bytes = bytes
        let end = bytes[start...].firstIndex(of: .newline) ?? bytes.count
        if let last = bytes[start..<end].lastIndex(of: .backtick) { bytes[last] = .space }
        return bytes
    }
}
