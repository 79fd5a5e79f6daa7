import ArgumentParser
import RingdownAPI

/// `ringdown trigger show [ID]`: one trigger, or the newest ones.
struct TriggerShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a trigger, or without an id the newest ones."
    )

    @Argument(help: "The trigger's id.")
    var id: String?

    @Option(help: "Only triggers in this status; may be given several times.")
    var status: [String] = []

    @Option(help: "Only calls on this personal connection, by its id.")
    var connection: String?

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if id != nil, connection != nil || !status.isEmpty {
            throw ValidationError("--status and --connection choose among many; leave the trigger's id out")
        }
    }

    func run() async throws {
        try await client.withClient { client in
            if let id {
                let trigger = try await client.trigger(id)
                try output.show(trigger, text: Text.lines(trigger))
            } else {
                let page = try await client.triggers(statuses: status, personalConnectionID: connection)
                try output.show(page, text: page.entities.flatMap { Text.lines($0) })
            }
        }
    }
}
