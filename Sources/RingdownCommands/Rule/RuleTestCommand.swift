import ArgumentParser
import Foundation
import RingdownCore

/// `ringdown rule test FILE`: runs the cases that are kept beside the rules.
struct RuleTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the cases kept beside the rules: which rules a change matches, and which it does not.",
        discussion: "Exits with 1 when a case fails, and names the clause that decided."
    )

    @Argument(help: "The file with rules.")
    var file = "ringdown.yaml"

    @Option(help: "The file with cases; ringdown.tests.yaml beside ringdown.yaml when left out.")
    var cases: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let rules = try Configuration.load(file).book.rules
        let path = cases ?? Self.casesFile(beside: file)
        guard let text = String(validating: try InputFile.read(path), as: UTF8.self) else {
            throw CommandFailure("\(path): not UTF-8; save the file as UTF-8", exit: .usage)
        }
        let tests: [RuleTestCase]
        do throws(ConfigurationError) {
            tests = try RuleTestFile.read(text, file: path, rules: rules.rules.map(\.name))
        } catch {
            throw CommandFailure(error.lines, exit: .usage)
        }
        let report = RuleTestReport(rules: file, cases: path, tests: tests.map { $0.run(rules) })
        try output.show(report, text: report.lines)
        guard report.failed == 0 else { throw ExitCode(CommandFailure.Exit.failed.rawValue) }
    }

    /// The file with cases that belongs to a file with rules: `ringdown.tests.yaml` to `ringdown.yaml`.
    static func casesFile(beside rules: String) -> String {
        let parts = (rules as NSString)
        let stem = parts.deletingPathExtension
        let ending = parts.pathExtension.isEmpty ? "yaml" : parts.pathExtension
        return "\(stem).tests.\(ending)"
    }
}
