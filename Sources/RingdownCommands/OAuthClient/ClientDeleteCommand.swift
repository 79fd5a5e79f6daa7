import ArgumentParser
import RingdownAPI

/// `ringdown client delete ID`: removes a client, or with `--secret` one of its secrets.
struct ClientDeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete a client and revoke its tokens; with --secret only that secret."
    )

    @Argument(help: "The client id.")
    var id: String

    @Option(help: "The id of a secret, from: ringdown client list.")
    var secret: String?

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await client.withClient { client in
            if let secret {
                try await client.removeSecret(secret, of: id)
            } else {
                try await client.removeClient(id)
            }
        }
        let what = secret.map { "the secret \($0) of \(id)" } ?? "the client \(id) and its tokens"
        try output.show(["deleted": secret ?? id], text: ["deleted \(what)"])
    }
}
