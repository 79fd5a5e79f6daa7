import ArgumentParser

/// `ringdown exchange`: the platform, and what can be done to one that runs.
struct ExchangeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exchange",
        abstract: "Run the exchange, an outbound dialing platform; take snapshots of one that runs, or reset it.",
        subcommands: [ExchangeRunCommand.self, ExchangeSnapshotCommand.self, ExchangeResetCommand.self],
        defaultSubcommand: ExchangeRunCommand.self
    )
}
