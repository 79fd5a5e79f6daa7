import ArgumentParser
import RingdownAPI
import RingdownCore
import RingdownServer

/// `ringdown rule list`: the rules that the control plane works by, or those of a file.
struct RuleListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the control plane's rules, or with --rules those of a file."
    )

    @Option(help: "List the rules of this file, without asking the control plane.")
    var rules: String?

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let listed: [API.Rule]
        if let rules {
            listed = try Configuration.load(rules).book.rules.rules.map { API.Rule($0) }
        } else {
            listed = try await client.withClient { client in try await client.rules() }
        }
        try output.show(listed, text: listed.flatMap { Self.lines($0) })
    }

    private static func lines(_ rule: API.Rule) -> [String] {
        var lines = [rule.name + (rule.place.map { "  (\($0))" } ?? "")]
        lines += rule.when.map { "  when \($0)" }
        lines += rule.actions.map { "  do   \($0)" }
        lines += rule.only.map { "  only \($0)" }
        return lines
    }
}
