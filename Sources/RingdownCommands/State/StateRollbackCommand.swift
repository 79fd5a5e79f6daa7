import ArgumentParser
import RingdownAPI

/// `ringdown state rollback WORKSPACE --to VERSION`: brings an old version back as a new one.
struct StateRollbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Bring an old version of a workspace's state back, as a new version with a higher serial.",
        discussion: "Only the state changes, not what it describes: nothing is dialed. Run terraform plan afterwards."
    )

    @Argument(help: "The workspace, as it stands in the backend's address.")
    var workspace: String

    @Option(help: "The version to bring back, from: ringdown state list.")
    var to: Int

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let written = try await client.withClient { client in
            try await client.rollBackState(of: workspace, to: to)
        }
        try output.show(written, text: Text.lines(written.version))
    }
}
