import ArgumentParser
import RingdownAPI

/// `ringdown state list WORKSPACE`: the versions of a state, the newest first.
struct StateListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the versions of a workspace's state, the newest first."
    )

    @Argument(help: "The workspace, as it stands in the backend's address.")
    var workspace: String

    @Option(help: "Only versions before this one.")
    var before: Int?

    @Option(help: "At most so many, 1 to 1000.")
    var limit = 25

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...1000).contains(limit) else { throw ValidationError("--limit must be 1 to 1000") }
        guard before ?? 1 >= 1 else { throw ValidationError("--before must be at least 1") }
    }

    func run() async throws {
        let versions = try await client.withClient { client in
            try await client.stateVersions(of: workspace, before: before, limit: limit)
        }
        try output.show(versions, text: Text.lines(versions))
    }
}
