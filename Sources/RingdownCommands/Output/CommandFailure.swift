/// Why a command ends without doing what was asked, and with which exit code.
struct CommandFailure: Error, Sendable {
    /// The exit codes of design §10.
    enum Exit: Int32, Sendable {
        case failed = 1
        case usage = 2
        case notAuthorised = 4
        case pending = 8
    }

    /// One line each: what happened, and what to do.
    var lines: [String]
    var exit: Exit

    init(_ lines: [String], exit: Exit = .failed) {
        self.lines = lines
        self.exit = exit
    }

    init(_ line: String, exit: Exit = .failed) { self.init([line], exit: exit) }
}
