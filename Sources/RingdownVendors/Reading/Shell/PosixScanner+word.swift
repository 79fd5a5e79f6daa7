extension PosixScanner {
    /// Reads the word that begins here.
    mutating func word() throws(ReadingError) -> ShellWord {
        var out: [UInt8] = []
        let start = position
        readTypographicDash(into: &out)
        scan: while let byte {
            switch byte {
            case .newline: break scan
            case _ where byte.isBlank: break scan
            case .backslash:
                if continuationEnd != nil {
                    // A word goes on after the line only where the backslash joins it to what follows.
                    let isJoined = continuationEnd == position + 2
                    try skipContinuation()
                    if isJoined, let next = self.byte, !next.isBlank { continue scan }
                    break scan
                }
                position += 1
                if let escaped = self.byte { out.append(escaped) }
                position += 1
            case .apostrophe: try readSingleQuoted(into: &out)
            case .quote: try readDoubleQuoted(into: &out)
            case .dollar: try readDollar(into: &out)
            case .backtick: try readBackticks(into: &out)
            case UInt8(ascii: "<") where placeholderEnd != nil:
                let end = placeholderEnd ?? position + 1
                out.append(contentsOf: bytes[position..<end])
                position = end
            case _ where Self.isOperator(byte): break scan
            default:
                if try readTypographicQuotes(into: &out) { continue scan }
                out.append(byte)
                position += 1
            }
        }
        return ShellWord(bytes: out, offset: start)
    }

    private mutating func readSingleQuoted(into out: inout [UInt8]) throws(ReadingError) {
        let start = position
        guard let end = bytes[(position + 1)...].firstIndex(of: .apostrophe), !runsOver(from: start, to: end) else {
            throw ShellFault.openQuote("'", at: start, of: bytes)
        }
        appendLines(bytes[(start + 1)..<end], to: &out)
        position = end + 1
    }

    /// Reads from a double quote to the next one.
    mutating func readDoubleQuoted(into out: inout [UInt8]) throws(ReadingError) {
        let start = position
        position += 1
        while let byte {
            switch byte {
            case .quote:
                guard !runsOver(from: start, to: position) else {
                    throw ShellFault.openQuote("\"", at: start, of: bytes)
                }
                position += 1
                return
            case .backslash:
                position += 1
                guard let escaped = self.byte else { break }
                switch escaped {
                case .quote, .backslash, .dollar, .backtick: out.append(escaped)
                case .newline: break
                default: out += [.backslash, escaped]
                }
                position += 1
            case .dollar: try readDollar(into: &out, isQuoted: true)
            case .backtick: try readBackticks(into: &out)
            case .newline:
                out.append(byte)
                position += 1
                skipPrompt()
            default:
                out.append(byte)
                position += 1
            }
        }
        throw ShellFault.openQuote("\"", at: start, of: bytes)
    }

    /// Reads a variable, a substitution or a quote that begin with a dollar sign.
    private mutating func readDollar(into out: inout [UInt8], isQuoted: Bool = false) throws(ReadingError) {
        let start = position
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        switch next {
        case .apostrophe where !isQuoted: try readEscapes(into: &out)
        case .quote where !isQuoted:
            position += 1
            try readDoubleQuoted(into: &out)
        case UInt8(ascii: "("):
            position += 2
            try skipSubstitution(from: start)
            out.append(contentsOf: "$(…)".utf8)
        case UInt8(ascii: "{"):
            let inner = bytes[start...].prefix(200)
            let end = inner.firstIndex(of: UInt8(ascii: "}")) ?? start
            out.append(contentsOf: bytes[start...end])
            position = end + 1
        default:
            out.append(.dollar)
            position += 1
        }
    }

    /// Passes over `$(…)`; what stands in it may hold secrets and is not kept.
    private mutating func skipSubstitution(from start: Int) throws(ReadingError) {
        var depth = 1
        while let byte {
            position += 1
            switch byte {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            if depth == 0 { return }
        }
        throw ShellFault.openQuote("$(", at: start, of: bytes)
    }

    private mutating func readBackticks(into out: inout [UInt8]) throws(ReadingError) {
        guard let end = bytes[(position + 1)...].firstIndex(of: .backtick), !runsOver(from: position, to: end) else {
            throw ShellFault.openQuote("`", at: position, of: bytes)
        }
        out.append(contentsOf: "$(…)".utf8)
        position = end + 1
    }

    private func runsOver(from start: Int, to end: Int) -> Bool { ShellFault.runsOver(bytes[start..<end]) }

    /// Appends quoted text without the prompts that a shell printed before its lines.
    private func appendLines(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
        guard hasPrompt else {
            out.append(contentsOf: text)
            return
        }
        for (number, line) in text.split(separator: .newline, omittingEmptySubsequences: false).enumerated() {
            if number > 0 { out.append(.newline) }
            out.append(contentsOf: number > 0 && line.begins(with: "> ") ? line.dropFirst(2) : line)
        }
    }
}
