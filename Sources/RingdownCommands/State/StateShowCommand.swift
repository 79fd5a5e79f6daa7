import ArgumentParser
import RingdownAPI

/// `ringdown state show WORKSPACE`: one version of a state.
struct StateShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one version of a workspace's state.",
        discussion: "With --document the state itself is printed as Terraform wrote it, secrets and all."
    )

    @Argument(help: "The workspace, as it stands in the backend's address.")
    var workspace: String

    @Option(help: "The version; the latest when left out.")
    var version: Int?

    @Flag(help: "Print the state itself.")
    var document = false

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let shown = try await client.withClient { client in
            try await client.stateVersion(version, of: workspace, withDocument: document)
        }
        try output.show(shown, text: shown.document.map { [$0] } ?? Text.lines(shown))
    }
}
