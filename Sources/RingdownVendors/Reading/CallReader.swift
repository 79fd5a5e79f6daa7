/// Reads what people paste when a call fails: a curl command, a HAR recording, a raw HTTP request, or cases.
///
/// Nothing is guessed: what is no whole call of one of these forms is refused with a typed error.
package struct CallReader {
    /// How the files that a command names are read: given the path and how many bytes are wanted at most.
    package typealias FileSource = (_ path: String, _ limit: Int) throws(ReadingError) -> FileExcerpt

    /// Bytes of an input that are read at most.
    package static let inputLimit = 16 << 20
    /// Bytes of a body that are kept at most.
    package static let bodyLimit = 1 << 20

    let files: FileSource

    /// A reader that reads the files which commands name with `files`.
    package init(files: @escaping FileSource) { self.files = files }

    /// Reads an input.
    ///
    /// - Parameters:
    ///   - bytes: the whole input.
    ///   - format: which format it is in; `nil` to tell from the input itself.
    package func read(_ bytes: [UInt8], as format: InputFormat? = nil) throws(ReadingError) -> Reading {
        guard bytes.count <= Self.inputLimit else { throw Self.tooLarge }
        let bytes = Self.plain(bytes)
        let detected = try InputFormat.detect(bytes)
        switch format ?? detected {
        case .curl: return Reading(calls: [try CurlPaste(bytes: bytes, files: files).call()])
        case .http: return Reading(calls: [try HTTPPaste.call(bytes)])
        case .har: return Reading(calls: try HARReader.calls(bytes))
        case .cases: return try CaseReader.cases(bytes)
        }
    }

    /// Reads a command that the shell has already split into words.
    package func read(words: [String]) throws(ReadingError) -> ReadCall {
        guard let name = words.first, !words.allSatisfy({ $0.isBlank }) else {
            throw ReadingError(.empty, "there is no command after --", advice: "write -- curl and the rest of the call")
        }
        guard words.reduce(0, { $0 + $1.utf8.count }) <= Self.inputLimit else { throw Self.tooLarge }
        if words.count == 1, name.contains(where: \.isWhitespace) {
            let calls = try read(Array(name.utf8), as: .curl).calls
            guard let call = calls.first else { throw Self.notACommand }
            return call
        }
        guard CurlPaste.isCurl(name) else { throw Self.notACommand }
        let arguments = words.dropFirst().map { ShellWord(bytes: Array($0.utf8), offset: nil) }
        return try CurlOrder(arguments, files: files, source: []).call()
    }

    /// Reads a response alone: a message with its status line, or only a body.
    package static func response(_ bytes: [UInt8]) throws(ReadingError) -> ReportedCall.Response {
        guard bytes.count <= inputLimit else { throw tooLarge }
        let bytes = plain(bytes)
        let lines = InputLines(bytes)
        if let line = lines.texts.first(where: { !$0.isBlank }), HTTPStartLine.status(line) != nil {
            return try HTTPMessage.lastResponse(bytes)
        }
        return ReportedCall.Response(status: nil, body: ReportedCall.Body.kept(bytes, contentType: nil).body)
    }

    /// The error that an input has more bytes than are read.
    package static let tooLarge = ReadingError(
        .tooLarge,
        "the input is larger than \(inputLimit >> 20) MiB",
        advice: "leave most of the body out: its first part is enough"
    )

    private static let notACommand = ReadingError(
        .notCurl,
        "what follows -- is no curl command",
        advice: "write -- curl and the rest of the call"
    )

    /// The bytes as UTF-8 without a byte order mark: PowerShell writes files as UTF-16.
    private static func plain(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
            let (low, high) = isLittle ? (bytes[place], bytes[place + 1]) : (bytes[place + 1], bytes[place])
            return UInt16(low) | UInt16(high) << 8
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
