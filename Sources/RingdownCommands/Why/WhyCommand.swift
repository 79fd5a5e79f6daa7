import ArgumentParser
import RingdownAPI

/// `ringdown why ID`: the decision behind anything.
struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Explain a decision, a trigger or a change.",
        discussion: "The id may be a decision's, a trigger's, a change's, or a vendor's correlation id."
    )

    @Argument(help: "The id of a decision, a trigger or a change, or a vendor's correlation id.")
    var id: String

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let decisions = try await client.withClient { client in try await client.decisions(id) }
        try output.show(decisions, text: decisions.entities.flatMap { Text.lines($0) })
    }
}
