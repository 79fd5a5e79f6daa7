import Foundation

extension Terminal {
    /// Asks for a secret at the terminal without showing what is typed; `nil` when there is no terminal.
    static func secret(_ prompt: String) -> String? {
        guard isatty(0) == 1, isatty(2) == 1 else { return nil }
        var settings = termios()
        guard tcgetattr(0, &settings) == 0 else { return nil }
        let before = settings
        settings.c_lflag &= ~tcflag_t(ECHO)
        guard tcsetattr(0, TCSAFLUSH, &settings) == 0 else { return nil }
        defer {
            var before = before
            _ = tcsetattr(0, TCSAFLUSH, &before)
            say("")
        }
        try? FileHandle.standardError.write(contentsOf: Data(prompt.utf8))
        return readLine(strippingNewline: true)
    }
}
