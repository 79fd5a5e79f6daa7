import Foundation
import Subprocess

/// The built executable, run as a user runs it.
enum Binary {
    /// What a run gave.
    struct Outcome: Sendable {
        var exit: Int32
        var output: String
        var errors: String

        /// The lines of stdout.
        var lines: [Substring] { output.split(separator: "\n", omittingEmptySubsequences: false).dropLast() }
    }

    /// Where the executable is: beside the tests' own.
    static var path: String {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let built = URL(fileURLWithPath: own).deletingLastPathComponent().appending(path: "ringdown").path
        if FileManager.default.isExecutableFile(atPath: built) { return built }
        let arguments = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? own
        return URL(fileURLWithPath: arguments).deletingLastPathComponent().appending(path: "ringdown").path
    }

    /// Runs it with a text on stdin; it is killed after the given seconds.
    static func run(
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:],
        seconds: Int = 60
    ) async throws -> Outcome {
        // The text comes from a file, because the program may end before it has read all of it.
        let file = FileManager.default.temporaryDirectory.appending(path: "ringdown-input-\(UUID().uuidString)").path
        try Data(input.utf8).write(to: URL(fileURLWithPath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let result = try await Subprocess.run(
            .name("bash"),
            arguments: Arguments(["-c", #"exec "$@" < "$0""#, file, "timeout", "\(seconds)", path] + arguments),
            environment: .inherit.updating(
                Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })
            ),
            output: .string(limit: 8 << 20),
            error: .string(limit: 8 << 20)
        )
        let exit: Int32 =
            switch result.terminationStatus {
            case .exited(let code): code
            default: -1
            }
        return Outcome(exit: exit, output: result.standardOutput, errors: result.standardError)
    }
}

/// A folder that is gone after the test.
func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let url = FileManager.default.temporaryDirectory.appending(path: "ringdown-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try await body(url)
}

extension URL {
    /// Writes a file into this folder and gives its path.
    func file(_ name: String, _ text: String) throws -> String {
        let url = appending(path: name)
        try Data(text.utf8).write(to: url)
        return url.path
    }
}
