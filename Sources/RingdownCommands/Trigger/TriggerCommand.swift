import ArgumentParser

/// `ringdown trigger`: triggers, and orders about them.
struct TriggerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trigger",
        abstract: "Trigger a contact list or one call; show, watch, cancel, approve or retry triggers.",
        subcommands: [
            TriggerListCommand.self, TriggerCallCommand.self, TriggerShowCommand.self, TriggerWatchCommand.self,
            TriggerCancelCommand.self, TriggerApproveCommand.self, TriggerRetryCommand.self,
            TriggerRedriveCommand.self,
        ]
    )
}
