/// Splits a command as the Windows command prompt and its programs do: first carets, then quotes.
struct CommandPromptScanner {
    private let bytes: [UInt8]
    private var position: Int
    /// The command without the carets, each byte with its place.
    private var plain: [(byte: UInt8, offset: Int)] = []

    init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        position = start
    }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func command() throws(ReadingError) -> ShellCommand {
        try resolveCarets()
        let words = try words()
        let hasApostrophe = words.dropFirst().contains { $0.bytes.first == .apostrophe }
        let remarks =
            hasApostrophe
            ? ["The Windows command prompt does not know single quotes: they are sent as a part of the value."] : []
        return ShellCommand(words: words, end: position, remarks: remarks)
    }

    /// The command prompt's own pass: carets outside of quotes make the next character plain.
    private mutating func resolveCarets() throws(ReadingError) {
        var isQuoted = false
        while let byte, byte != .newline {
            let offset = position
            position += 1
            switch byte {
            case .caret where !isQuoted: try resolveCaret(at: offset)
            case .quote:
                isQuoted.toggle()
                plain.append((byte, offset))
            case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ";"): plain.append((byte, offset))
            case _ where !isQuoted && PosixScanner.isOperator(byte):
                throw ShellFault.syntax(at: offset, of: bytes)
            default: plain.append((byte, offset))
            }
        }
    }

    private mutating func resolveCaret(at offset: Int) throws(ReadingError) {
        var end = position
        while end < bytes.count, bytes[end].isBlank { end += 1 }
        guard end == bytes.count || bytes[end] == .newline else {
            if let byte { plain.append((byte, position)) }
            position += 1
            return
        }
        guard bytes[end...].contains(where: { !$0.isBlank && $0 != .newline }) else {
            throw ShellFault.brokenOff(at: offset, of: bytes)
        }
        position = end + 1
        // A caret before an empty line writes a line break into a value.
        if byte == .newline {
            plain.append((.newline, position))
            position += 1
        }
    }

    /// The program's own pass: white space, quotes, and backslashes before quotes.
    private func words() throws(ReadingError) -> [ShellWord] {
        var words: [ShellWord] = []
        var word: ShellWord?
        var openQuote: Int?
        var index = 0
        while index < plain.count {
            let (byte, offset) = plain[index]
            if openQuote == nil, byte.isBlank || byte == .newline {
                if let word { words.append(word) }
                word = nil
                index += 1
                continue
            }
            var current = word ?? ShellWord(bytes: [], offset: offset)
            switch byte {
            case .backslash:
                let count = plain[index...].prefix { $0.byte == .backslash }.count
                index += count
                let isBeforeQuote = index < plain.count && plain[index].byte == .quote
                current.bytes += repeatElement(.backslash, count: isBeforeQuote ? count / 2 : count)
                if isBeforeQuote, count % 2 == 1 {
                    current.bytes.append(.quote)
                    index += 1
                }
            case .quote:
                index += 1
                if openQuote != nil, index < plain.count, plain[index].byte == .quote {
                    current.bytes.append(.quote)
                    index += 1
                } else {
                    openQuote = openQuote == nil ? offset : nil
                }
            default:
                current.bytes.append(byte)
                index += 1
            }
            word = current
        }
        if let openQuote { throw ShellFault.openQuote("\"", at: openQuote, of: bytes) }
        if let word { words.append(word) }
        return words
    }
}
