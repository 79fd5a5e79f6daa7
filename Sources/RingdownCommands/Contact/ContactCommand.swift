import ArgumentParser

/// `ringdown contact`: contacts of contact lists.
struct ContactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact",
        abstract: "Work with the contacts of contact lists.",
        subcommands: [ContactImportCommand.self]
    )
}
