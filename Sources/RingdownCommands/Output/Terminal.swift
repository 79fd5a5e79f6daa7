import Foundation
import RingdownCore

/// The two streams of a command: results on stdout, talk on stderr.
enum Terminal {
    /// Prints a result.
    static func print(_ line: String) { write(line + "\n", to: .standardOutput) }

    /// Prints a result as JSON.
    static func print(_ json: JSON) { print(json.text(pretty: true)) }

    /// Says something to the person at the terminal.
    static func say(_ line: String) { write(line + "\n", to: .standardError) }

    /// Bytes for stdout, unchanged.
    static func write(_ bytes: Data) { try? FileHandle.standardOutput.write(contentsOf: bytes) }

    private static func write(_ text: String, to handle: FileHandle) {
        try? handle.write(contentsOf: Data(text.utf8))
    }

    /// Whether colours are wanted: stdout is a terminal and `NO_COLOR` is not set.
    static var isColourful: Bool {
        isatty(1) == 1 && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
    }
}
