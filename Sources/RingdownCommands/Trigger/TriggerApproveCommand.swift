import ArgumentParser
import RingdownAPI

/// `ringdown trigger approve ID`: approves a trigger.
struct TriggerApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Give the approval that a trigger waits for."
    )

    @Argument(help: "The trigger's id.")
    var id: String

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let trigger = try await client.withClient { client in try await client.approveTrigger(id) }
        try output.show(trigger, text: Text.lines(trigger))
    }
}
