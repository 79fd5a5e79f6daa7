/// Splits a command as sh, bash and zsh do; variables and substitutions stay as placeholders.
struct PosixScanner {
    let bytes: [UInt8]
    var position: Int
    /// Whether a prompt stood before the command, so that `> ` may stand before its further lines.
    let hasPrompt: Bool
    var isTypographic = false

    init(_ bytes: [UInt8], from start: Int, hasPrompt: Bool) {
        self.bytes = bytes
        position = start
        self.hasPrompt = hasPrompt
    }

    /// The byte here; `nil` at the end.
    var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func command() throws(ReadingError) -> ShellCommand {
        var words: [ShellWord] = []
        scan: while let byte {
            switch byte {
            case .newline: break scan
            case _ where byte.isBlank: position += 1
            case .backslash where continuationEnd != nil: try skipContinuation()
            case UInt8(ascii: "#"): position = endOfLine
            case UInt8(ascii: ";") where endsCommand: position = endOfLine
            case _ where Self.isOperator(byte) && placeholderEnd == nil:
                throw ShellFault.syntax(at: position, of: bytes)
            default: words.append(try word())
            }
        }
        let remarks = isTypographic ? ["Typographic quotes and dashes were read as plain ones."] : []
        return ShellCommand(words: words, end: position, remarks: remarks)
    }

    static func isOperator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "("), UInt8(ascii: ")"):
            true
        default: false
        }
    }

    /// Where the present line ends.
    private var endOfLine: Int { bytes[position...].firstIndex(of: .newline) ?? bytes.count }

    /// Whether nothing follows the present byte in its line.
    private var endsCommand: Bool { bytes[(position + 1)..<endOfLine].allSatisfy(\.isBlank) }

    /// Where the next line begins, when a backslash here carries the command over; white space after it is a slip
    /// of pasting.
    var continuationEnd: Int? {
        guard byte == .backslash else { return nil }
        var end = position + 1
        while end < bytes.count, bytes[end].isBlank { end += 1 }
        if end == bytes.count { return end }
        return bytes[end] == .newline ? end + 1 : nil
    }

    /// Passes over a backslash at the end of a line, and a prompt at the beginning of the next one.
    mutating func skipContinuation() throws(ReadingError) {
        guard let end = continuationEnd else { return }
        guard bytes[end...].contains(where: { !$0.isBlank && $0 != .newline }) else {
            throw ShellFault.brokenOff(at: position, of: bytes)
        }
        position = end
        skipPrompt()
    }

    /// Passes over the prompt of a continued line.
    mutating func skipPrompt() {
        if hasPrompt, bytes[position...].begins(with: "> ") { position += 2 }
    }

    /// Where a placeholder such as `<id>` that begins here ends; `nil` when none begins here.
    var placeholderEnd: Int? {
        guard byte == UInt8(ascii: "<"), position + 1 < bytes.count, bytes[position + 1].isLetter else { return nil }
        let inner = bytes[(position + 1)...].prefix(40)
        guard let end = inner.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let isName = bytes[(position + 1)..<end].allSatisfy {
            $0.isNamePart || $0 == UInt8(ascii: "-") || $0 == .space || $0 == UInt8(ascii: ".")
        }
        return isName ? end + 1 : nil
    }
}
