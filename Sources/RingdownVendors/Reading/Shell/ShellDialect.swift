/// The shells whose quoting differs.
enum ShellDialect: Hashable, Sendable {
    /// sh, bash, zsh.
    case posix
    /// The Windows command prompt.
    case commandPrompt
    case powerShell

    /// Which shell a command was written for.
    ///
    /// - Parameters:
    ///   - bytes: the command and what follows it.
    ///   - prompt: what stood before the command.
    static func detect(_ bytes: ArraySlice<UInt8>, prompt: String) -> ShellDialect {
        if prompt.hasPrefix("PS") { return .powerShell }
        if prompt.dropFirst().hasPrefix(":") { return .commandPrompt }
        let lines = bytes.split(separator: .newline, maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = lines.first else { return .posix }
        if first.containsPair(.caret, .quote) { return .commandPrompt }
        switch first.last(where: { !$0.isBlank }) {
        case .caret?: return .commandPrompt
        case .backtick? where first.count(where: { $0 == .backtick }) % 2 == 1: return .powerShell
        default: break
        }
        guard first.begins(with: "curl.exe") else { return .posix }
        // Windows: only PowerShell knows single quotes, only the command prompt \" and %NAME%.
        if first.contains(.apostrophe) || first.contains(.dollar) { return .powerShell }
        return .commandPrompt
    }

    /// Reads the command that begins at an offset.
    ///
    /// - Parameters:
    ///   - bytes: the whole input, with LF at the ends of lines.
    ///   - start: where the command begins.
    ///   - hasPrompt: whether a prompt stood before it, so that one may stand before each of its lines.
    func command(in bytes: [UInt8], from start: Int, hasPrompt: Bool) throws(ReadingError) -> ShellCommand {
        switch self {
        case .posix:
            var scanner = PosixScanner(bytes, from: start, hasPrompt: hasPrompt)
            return try scanner.command()
        case .powerShell:
            var scanner = PowerShellScanner(bytes, from: start, hasPrompt: hasPrompt)
            return try scanner.command()
        case .commandPrompt:
            var scanner = CommandPromptScanner(bytes, from: start)
            return try scanner.command()
        }
    }
}

extension Collection<UInt8> {
    /// Whether the two bytes stand beside one another.
    func containsPair(_ left: UInt8, _ right: UInt8) -> Bool {
        zip(self, dropFirst()).contains { $0 == left && $1 == right }
    }
}
