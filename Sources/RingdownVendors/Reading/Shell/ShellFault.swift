/// What keeps a pasted text from being one command: the errors that every shell's reader gives alike.
enum ShellFault {
    /// The error that a quote is never closed.
    static func openQuote(_ quote: String, at offset: Int, of bytes: [UInt8]) -> ReadingError {
        ReadingError(
            .unfinishedCommand,
            "the quote \(quote) that opens here is not closed",
            at: offset,
            of: bytes,
            advice: "paste the whole command, and close the quote"
        )
    }

    /// The error that nothing follows where the command says that it goes on.
    static func brokenOff(at offset: Int, of bytes: [UInt8]) -> ReadingError {
        ReadingError(
            .unfinishedCommand,
            "the command says that it goes on in the next line, and nothing follows",
            at: offset,
            of: bytes,
            advice: "paste the whole command"
        )
    }

    /// The error that a part of the shell's language stands at an offset.
    static func syntax(at offset: Int, of bytes: [UInt8]) -> ReadingError {
        let rest = bytes[offset...].prefix(3)
        let (name, advice): (String, String) =
            if rest.begins(with: "||") || rest.begins(with: "&&") {
                ("\(rest.prefix(2).text) joins another command to this one", "give the curl command alone")
            } else if rest.begins(with: "|") {
                ("a pipe hands the answer to another command", "give the curl command alone")
            } else if rest.begins(with: "&") {
                ("& ends the command in a shell", "put the address in quotes, or give the curl command alone")
            } else if rest.begins(with: "<<") {
                ("a here-document is given to the command", "put the body into -d '…'")
            } else if rest.begins(with: "<") || rest.begins(with: ">") {
                ("\(rest.prefix(1).text) redirects to or from a file", "leave the redirection out")
            } else if rest.begins(with: ";") {
                ("; begins another command", "give the curl command alone")
            } else {
                ("a parenthesis is the shell's own syntax", "give the curl command alone, values in quotes")
            }
        return ReadingError(.shellSyntax, name, at: offset, of: bytes, advice: advice)
    }

    /// Whether quoted text ran over the end of the command into what was pasted after it.
    static func runsOver(_ quoted: ArraySlice<UInt8>) -> Bool {
        quoted.split(separator: .newline).dropFirst().contains { line in
            line.begins(with: "HTTP/") || line.begins(with: "< HTTP/") || line.begins(with: "curl ")
        }
    }
}
