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

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await client.withClient { client in
            if let id {
                let trigger = try await client.trigger(id)
                try output.show(trigger, text: Text.lines(trigger))
            } else {
                let page = try await client.triggers(statuses: status)
                try output.show(page, text: page.entities.flatMap { Text.lines($0) })
            }
        }
    }
}
