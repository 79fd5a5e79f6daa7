import ArgumentParser

/// `ringdown rule`: the rules.
struct RuleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rule",
        abstract: "List, check and test rules.",
        subcommands: [RuleListCommand.self, RuleLintCommand.self, RuleTestCommand.self]
    )
}
