/// Why something that was pasted cannot be read as a call, in one line that says where and what to do.
///
/// A message names places, options and kinds of things; it never carries a value of the input, because calls hold
/// tokens in clear.
package struct ReadingError: Error, Hashable, Sendable {
    /// What is wrong.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// There are no bytes, or only white space.
        case empty
        /// There are more bytes than are read.
        case tooLarge = "too-large"
        /// The bytes are not the text that the format consists of.
        case notText = "not-text"
        /// It is none of the formats that are read.
        case notRecognised = "not-recognised"
        /// It is another tool's call.
        case notCurl = "not-curl"
        /// The command ends inside a quote, or after a line continuation.
        case unfinishedCommand = "unfinished-command"
        /// A pipe, a redirection or another part of the shell's language.
        case shellSyntax = "shell-syntax"
        /// The command has no address.
        case noURL = "no-url"
        /// The command has more than one address.
        case severalURLs = "several-urls"
        /// There is more than one command.
        case severalCommands = "several-commands"
        /// An option lacks its argument.
        case missingArgument = "missing-argument"
        /// An option that curl does not have.
        case unknownOption = "unknown-option"
        /// An option's argument is not what the option takes.
        case badArgument = "bad-argument"
        /// A file that the command names cannot be read.
        case unreadableFile = "unreadable-file"
        /// The command takes a part of the call from its standard input, which is not here.
        case standardInput = "standard-input"
        /// It is not the HTTP message that it seems to be.
        case badMessage = "bad-message"
        /// It is JSON, but a member is missing or of the wrong kind.
        case malformed
        /// It is not valid JSON.
        case notJSON = "not-json"
        /// A HAR file in which nothing failed.
        case nothingFailed = "nothing-failed"
    }

    /// The longest message, in characters.
    static let messageLimit = 400

    package var code: Code
    /// What is wrong.
    package var problem: String
    /// What to do.
    package var advice: String
    /// Where, counted from 1; `nil` when the error has no such place.
    package var line: Int?
    /// The byte in that line, counted from 1; `nil` when the whole line is meant.
    package var column: Int?

    package init(_ code: Code, _ problem: String, line: Int? = nil, column: Int? = nil, advice: String) {
        self.code = code
        self.problem = problem
        self.advice = advice
        self.line = line
        self.column = column
    }

    /// An error at a byte of the input.
    init(_ code: Code, _ problem: String, at offset: Int, of bytes: [UInt8], advice: String) {
        let before = bytes.prefix(offset)
        let lastBreak = before.lastIndex(of: .newline)
        self.init(
            code,
            problem,
            line: 1 + before.count { $0 == .newline },
            column: before.count - (lastBreak.map { $0 + 1 } ?? 0) + 1,
            advice: advice
        )
    }

    /// One line: the place, what is wrong there, and what to do.
    package var message: String {
        var place = line.map { "line \($0)" } ?? ""
        if let column, line != nil { place += ", column \(column)" }
        let text = (place.isEmpty ? "" : place + ": ") + problem + "; " + advice
        let oneLine = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
        return oneLine.count > Self.messageLimit ? oneLine.prefix(Self.messageLimit) + "…" : oneLine
    }
}
