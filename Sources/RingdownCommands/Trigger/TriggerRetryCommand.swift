import ArgumentParser
import RingdownAPI

/// `ringdown trigger retry ID`: retries a trigger.
struct TriggerRetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Dispatch a refused or failed trigger anew."
    )

    @Argument(help: "The trigger's id.")
    var id: String

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let trigger = try await client.withClient { client in try await client.retryTrigger(id) }
        try output.show(trigger, text: Text.lines(trigger))
    }
}
