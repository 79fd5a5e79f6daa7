import ArgumentParser

/// `ringdown state`: the states that Terraform keeps on the server.
struct StateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "state",
        abstract: "List, show and roll back the Terraform states that the server keeps.",
        subcommands: [StateListCommand.self, StateShowCommand.self, StateRollbackCommand.self]
    )
}
