/// Splits a command as PowerShell does; variables and substitutions stay as placeholders.
struct PowerShellScanner {
    let bytes: [UInt8]
    var position: Int
    let hasPrompt: Bool

    init(_ bytes: [UInt8], from start: Int, hasPrompt: Bool) {
        self.bytes = bytes
        position = start
        self.hasPrompt = hasPrompt
    }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func command() throws(ReadingError) -> ShellCommand {
        var words: [ShellWord] = []
        scan: while let byte {
            switch byte {
            case .newline: break scan
            case _ where byte.isBlank: position += 1
            case .backtick where continuationEnd != nil: try skipContinuation()
            case UInt8(ascii: "#"): position = bytes[position...].firstIndex(of: .newline) ?? bytes.count
            case _ where PosixScanner.isOperator(byte): throw ShellFault.syntax(at: position, of: bytes)
            default: words.append(try word())
            }
        }
        return ShellCommand(words: words, end: position, remarks: [])
    }

    private var continuationEnd: Int? {
        var end = position + 1
        while end < bytes.count, bytes[end].isBlank { end += 1 }
        if end == bytes.count { return end }
        return bytes[end] == .newline ? end + 1 : nil
    }

    private mutating func skipContinuation() throws(ReadingError) {
        guard let end = continuationEnd else { return }
        guard bytes[end...].contains(where: { !$0.isBlank && $0 != .newline }) else {
            throw ShellFault.brokenOff(at: position, of: bytes)
        }
        position = end
        if hasPrompt, bytes[position...].begins(with: ">> ") { position += 3 }
    }

    private mutating func word() throws(ReadingError) -> ShellWord {
        var out: [UInt8] = []
        let start = position
        scan: while let byte {
            switch byte {
            case .newline: break scan
            case _ where byte.isBlank: break scan
            case .backtick:
                if continuationEnd != nil { break scan }
                readEscape(into: &out)
            case .apostrophe: try readQuoted(.apostrophe, into: &out)
            case .quote: try readQuoted(.quote, into: &out)
            case .dollar: try readDollar(into: &out)
            case _ where PosixScanner.isOperator(byte): break scan
            default:
                out.append(byte)
                position += 1
            }
        }
        return ShellWord(bytes: Self.unescaped(out), offset: start)
    }

    private mutating func readQuoted(_ quote: UInt8, into out: inout [UInt8]) throws(ReadingError) {
        let start = position
        position += 1
        while let byte {
            switch byte {
            case quote:
                position += 1
                guard self.byte == quote else {
                    guard !ShellFault.runsOver(bytes[start..<position]) else {
                        throw ShellFault.openQuote([quote].text, at: start, of: bytes)
                    }
                    return
                }
                out.append(quote)
                position += 1
            case .backtick where quote == .quote: readEscape(into: &out)
            case .dollar where quote == .quote: try readDollar(into: &out)
            default:
                out.append(byte)
                position += 1
            }
        }
        throw ShellFault.openQuote([quote].text, at: start, of: bytes)
    }

    private mutating func readEscape(into out: inout [UInt8]) {
        position += 1
        guard let escaped = byte else { return }
        position += 1
        switch escaped {
        case UInt8(ascii: "n"): out.append(.newline)
        case UInt8(ascii: "t"): out.append(.tab)
        case UInt8(ascii: "r"): out.append(.carriageReturn)
        case .newline: break
        default: out.append(escaped)
        }
    }

    /// Reads a variable as it stands, and passes over `$(…)`.
    private mutating func readDollar(into out: inout [UInt8]) throws(ReadingError) {
        let start = position
        guard bytes[position...].begins(with: "$(") else {
            out.append(.dollar)
            position += 1
            return
        }
        position += 2
        var depth = 1
        while depth > 0 {
            guard let byte else { throw ShellFault.openQuote("$(", at: start, of: bytes) }
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            position += 1
        }
        out.append(contentsOf: "$(…)".utf8)
    }

    /// A word as curl gets it: the quotes that people escape for it with a backslash are plain ones there.
    private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for byte in bytes {
            if byte == .quote, out.last == .backslash { out.removeLast() }
            out.append(byte)
        }
        return out
    }
}
