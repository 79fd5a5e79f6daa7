import ArgumentParser

/// `ringdown rule`: the rules.
struct RuleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rule",
        abstract: "List and check rules.",
        subcommands: [RuleListCommand.self, RuleLintCommand.self]
    )
}
