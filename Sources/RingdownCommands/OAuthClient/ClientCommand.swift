import ArgumentParser

/// `ringdown client`: the OAuth clients of a control plane.
struct ClientCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "client",
        abstract: "List, make, rotate and delete OAuth clients of a control plane.",
        subcommands: [
            ClientListCommand.self, ClientCreateCommand.self, ClientRotateCommand.self, ClientDeleteCommand.self,
        ]
    )
}
