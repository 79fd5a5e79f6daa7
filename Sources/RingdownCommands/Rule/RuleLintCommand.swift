import ArgumentParser
import RingdownCore

/// `ringdown rule lint FILE`: checks a configuration without starting anything.
struct RuleLintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check a file with rules; every problem is named with its line, column and what to write instead."
    )

    /// What was found.
    struct Report: Encodable {
        /// One problem or warning.
        struct Finding: Encodable {
            var message: String
            var line: Int?
            var column: Int?
            var suggestion: String?
        }

        var file: String
        var rules: Int
        var problems: [Finding]
        var warnings: [Finding]
    }

    @Argument(help: "The file with rules.")
    var file = "ringdown.yaml"

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let text = try InputFile.read(file)
        guard let text = String(validating: text, as: UTF8.self) else {
            throw CommandFailure("\(file): not UTF-8; save the file as UTF-8", exit: .usage)
        }
        do throws(ConfigurationError) {
            let configuration = try Configuration.read(text, file: file)
            let report = Report(
                file: file,
                rules: configuration.book.rules.rules.count,
                problems: [],
                warnings: configuration.warnings.map(Report.Finding.init)
            )
            try? output.show(
                report,
                text: configuration.warnings.map { $0.line(in: file) } + ["\(file): \(report.rules) rules, no problems"]
            )
        } catch {
            if output.format == .json {
                let report = Report(
                    file: file,
                    rules: 0,
                    problems: error.problems.map(Report.Finding.init),
                    warnings: []
                )
                try output.show(report, text: [])
            }
            throw CommandFailure(error.lines)
        }
    }
}

extension RuleLintCommand.Report.Finding {
    init(_ problem: Problem) {
        self.init(
            message: problem.message,
            line: problem.place?.line,
            column: problem.place?.column,
            suggestion: problem.suggestion
        )
    }
}
