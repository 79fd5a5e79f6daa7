import ArgumentParser
import Foundation
import RingdownCore
import RingdownVendors

/// Where the call to explain comes from.
struct ExplainSource: ParsableArguments {
    @Option(name: .customLong("case"), help: "A file with one case: {\"request\": …, \"context\": …, \"response\": …}.")
    var caseFile: String?

    @Option(name: .customLong("cases"), help: "A file with cases, one a line; every line is explained.")
    var casesFile: String?

    @Option(name: .customLong("har"), help: "A HAR recording; its failed calls are explained.")
    var harFile: String?

    @Argument(
        parsing: .allUnrecognized,
        help: ArgumentHelp(
            "A file with the call, - for stdin, or after -- a curl command.",
            valueName: "file|- | -- curl …"
        )
    )
    var given: [String] = []

    /// The words without the mark that ends the options.
    private var words: [String] { given.first == "--" ? Array(given.dropFirst()) : given }

    func validate() throws {
        let named = [caseFile, casesFile, harFile].count { $0 != nil }
        guard named + (given.isEmpty ? 0 : 1) <= 1 else {
            throw ValidationError("give one of a file, --case, --cases, --har and a curl command after --")
        }
        if given.first == "--", !isCommand {
            throw ValidationError("write -- curl and the rest of the call")
        }
        if let file, file.contains(where: \.isWhitespace), !FileManager.default.fileExists(atPath: file) {
            // A call that was quoted as one word is not repeated, because of the token in it.
            throw ValidationError("there is no such file; put a curl command after --, or give the call on stdin")
        }
        guard !isCommand, words.count > 1 || words.first.map({ $0.hasPrefix("-") && $0 != "-" }) ?? false else {
            return
        }
        // The words may hold a token, so only the name of an option is repeated.
        let option = words.first { $0.hasPrefix("-") && $0 != "-" }?.prefix { $0 == "-" || $0.isLetter }
        if let option, option.count <= 30 {
            throw ValidationError("unknown option \(option); put a curl command after -- and options before it")
        }
        throw ValidationError("give one file, - for stdin, or a curl command after --")
    }

    /// Whether the words are a command that the shell has split.
    private var isCommand: Bool {
        guard let first = words.first else { return false }
        let name = first.split { $0 == "/" || $0.isWhitespace }.first { $0 == "curl" || $0 == "curl.exe" }
        return name != nil && (words.count > 1 || first.hasPrefix("curl"))
    }

    /// Whether each call is printed in a line of its own.
    var isList: Bool { casesFile != nil || harFile != nil }

    /// The file that is the input; `nil` when it is stdin or a command.
    private var file: String? {
        guard !isCommand else { return nil }
        let file = caseFile ?? casesFile ?? harFile ?? words.first ?? "-"
        return file == "-" ? nil : file
    }

    /// What the input is called in errors.
    var name: String { isCommand ? "the command" : file ?? "stdin" }

    /// Whether stdin is the input.
    var isStandardInput: Bool { !isCommand && file == nil }

    /// Reads the calls.
    func read() throws(CommandFailure) -> Reading {
        let reader = CallReader { (path, limit) throws(ReadingError) in try FileExcerpt(path, limit: limit) }
        if isStandardInput, words.isEmpty, isatty(STDIN_FILENO) == 1 {
            Terminal.say("ringdown: paste the call, then press Control-D")
        }
        let input: Data
        do throws(CommandFailure) {
            input = isCommand ? Data() : try InputFile.read(file ?? "-")
        } catch { throw CommandFailure(error.lines.map { SecretMask.maskedTokens($0) }, exit: error.exit) }
        do throws(ReadingError) {
            if isCommand { return Reading(calls: [try reader.read(words: words)]) }
            // What is much larger is refused before it is copied.
            let bytes = [UInt8](input.prefix(CallReader.inputLimit + 1))
            let format: InputFormat? = harFile != nil ? .har : caseFile != nil || casesFile != nil ? .cases : nil
            return try reader.read(bytes, as: format)
        } catch { throw CommandFailure("\(name): \(error.message)") }
    }
}
