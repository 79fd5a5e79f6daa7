import ArgumentParser
import RingdownAPI

/// `ringdown why ID`: the decision behind anything.
struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Explain a decision, a trigger or a change.",
        discussion: """
            The id may be a decision's, a trigger's, a change's, or a vendor's correlation id. With --rule the change is \
            compared with that rule as it stands now, clause by clause.
            """
    )

    @Argument(help: "The id of a decision, a trigger or a change, or a vendor's correlation id.")
    var id: String

    @Option(help: "Compare the change with this rule, and say clause by clause why it does or does not match.")
    var rule: String?

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let decisions = try await client.withClient { client in try await client.decisions(id, rule: rule) }
        let evaluation = decisions.evaluation.map { Self.lines($0) } ?? []
        try output.show(decisions, text: evaluation + decisions.entities.flatMap { Text.lines($0) })
    }

    /// What a rule says now about a change.
    static func lines(_ evaluation: API.RuleEvaluation) -> [String] {
        var lines = ["\(evaluation.verdict)  \(evaluation.sentence)"]
        lines.append("  rule \(evaluation.rule)" + (evaluation.place.map { " (\($0))" } ?? ""))
        lines.append("  change \(evaluation.address) (\(evaluation.changeId))")
        let width = evaluation.findings.map(\.outcome.count).max() ?? 0
        for finding in evaluation.findings {
            let outcome = finding.outcome + String(repeating: " ", count: width - finding.outcome.count)
            lines.append("  \(outcome)  \(finding.subject): \(finding.sentence)")
        }
        return lines
    }
}
