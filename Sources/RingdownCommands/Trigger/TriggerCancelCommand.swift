import ArgumentParser
import RingdownAPI

/// `ringdown trigger cancel ID`: withdraws a trigger.
struct TriggerCancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Withdraw a trigger that has not been sent."
    )

    @Argument(help: "The trigger's id.")
    var id: String

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let trigger = try await client.withClient { client in try await client.cancelTrigger(id) }
        try output.show(trigger, text: Text.lines(trigger))
    }
}
