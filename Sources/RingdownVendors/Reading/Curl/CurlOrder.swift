import Foundation

/// What the arguments of curl ask for, gathered option by option.
struct CurlOrder {
    let files: CallReader.FileSource
    /// The input that the words' places are in; empty when the shell had already split it.
    let source: [UInt8]

    var addresses: [ShellWord] = []
    var method: ShellWord?
    /// The headers in their order; the value is `nil` where curl is told to leave that header out.
    var headers: [(name: String, value: String?)] = []
    var data = CurlData()
    var query: [String] = []
    var credentials: String?
    var bearer: String?
    var isHead = false
    var isUpload = false
    var isDataInQuery = false
    var isBasic = true
    var isGlobbing = true
    var remarks: [String] = []

    /// Reads the arguments after the word `curl`.
    init(
        _ arguments: some Sequence<ShellWord>,
        files: @escaping CallReader.FileSource,
        source: [UInt8]
    ) throws(ReadingError) {
        self.files = files
        self.source = source
        var rest = Array(arguments)[...]
        var takesOptions = true
        while let word = rest.popFirst() {
            let text = word.text
            if takesOptions, text == "--" {
                takesOptions = false
            } else if takesOptions, text.hasPrefix("--") {
                try readLong(word, String(text.dropFirst(2)), &rest)
            } else if takesOptions, text.hasPrefix("-"), text.count > 1 {
                try readShort(word, String(text.dropFirst()), &rest)
            } else {
                addresses.append(word)
            }
        }
    }

    private mutating func readLong(
        _ word: ShellWord,
        _ name: String,
        _ rest: inout ArraySlice<ShellWord>
    ) throws(ReadingError) {
        if let option = CurlOption.long(name) {
            let argument = option.takesArgument ? try argument(of: "--\(name)", word, &rest) : nil
            return try apply(option, argument ?? word)
        }
        let own = name.split(separator: "=", maxSplits: 1).first.map(String.init) ?? ""
        if own != name, CurlOption.long(own) != nil {
            throw error(.unknownOption, "curl takes no = after an option", word, "write --\(own) and the value")
        }
        guard name.utf8.count <= 40, name.utf8.allSatisfy({ $0.isNamePart || $0 == UInt8(ascii: "-") }) else {
            throw error(.unknownOption, "this is no option of curl", word, "check the quotes around it")
        }
        if let near = CurlOption.nearest(to: name.lowercased()) {
            throw error(.unknownOption, "curl has no option --\(name)", word, "did you mean --\(near)?")
        }
        remarks.append("--\(name) is no option that is known here; it was passed over.")
    }

    private mutating func readShort(
        _ word: ShellWord,
        _ letters: String,
        _ rest: inout ArraySlice<ShellWord>
    ) throws(ReadingError) {
        if ["uri", "method", "headers", "body", "contenttype"].contains(letters.lowercased()) {
            throw error(
                .notCurl,
                "this is PowerShell's Invoke-WebRequest, which it calls curl too",
                word,
                "write the call as curl.exe understands it: -X, -H, -d"
            )
        }
        if letters.count > 1, CurlOption.isDecisive(letters) {
            throw error(.unknownOption, "-\(letters) has one hyphen", word, "write --\(letters)")
        }
        var remaining = letters[...]
        while let letter = remaining.popFirst() {
            guard let option = CurlOption.short(letter) else {
                throw error(.unknownOption, "this is no option of curl", word, "check the quotes around it")
            }
            guard option.takesArgument else {
                try apply(option, word)
                continue
            }
            if remaining.isEmpty {
                return try apply(option, try argument(of: "-\(letter)", word, &rest))
            }
            let length = Array(remaining.utf8).count
            return try apply(option, ShellWord(bytes: Array(word.bytes.suffix(length)), offset: word.offset))
        }
    }

    private func argument(
        of option: String,
        _ word: ShellWord,
        _ rest: inout ArraySlice<ShellWord>
    ) throws(ReadingError) -> ShellWord {
        guard let argument = rest.popFirst() else {
            throw error(.missingArgument, "\(option) lacks its value", word, "paste the whole command")
        }
        return argument
    }

    /// An error at a word, where its place is known.
    func error(_ code: ReadingError.Code, _ problem: String, _ word: ShellWord, _ advice: String) -> ReadingError {
        guard let offset = word.offset, offset <= source.count, !source.isEmpty else {
            return ReadingError(code, problem, advice: advice)
        }
        return ReadingError(code, problem, at: offset, of: source, advice: advice)
    }
}
