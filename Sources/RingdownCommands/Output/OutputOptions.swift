import ArgumentParser
import Foundation
import RingdownAPI

/// How a command prints its result.
struct OutputOptions: ParsableArguments {
    @Option(help: "How to print: text, or json on stdout with talk on stderr.")
    var format = OutputFormat.text

    /// Prints a result in the chosen format.
    func show(_ value: some Encodable, text: @autoclosure () -> [String]) throws {
        switch format {
        case .text: for line in text() { Terminal.print(line) }
        case .json:
            let encoder = API.encoder()
            encoder.outputFormatting.insert(.prettyPrinted)
            Terminal.write(try encoder.encode(value))
            Terminal.print("")
        }
    }

    /// Prints one result of a sequence: a line of text, or one JSON document on one line.
    func showLine(_ value: some Encodable, text: @autoclosure () -> String) throws {
        switch format {
        case .text: Terminal.print(text())
        case .json:
            Terminal.write(try API.encoder().encode(value))
            Terminal.print("")
        }
    }
}
