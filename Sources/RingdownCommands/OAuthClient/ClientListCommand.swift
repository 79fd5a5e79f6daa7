import ArgumentParser
import RingdownAPI

/// `ringdown client list`: the clients, without their secrets.
struct ClientListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the OAuth clients: those of the configuration, and those made through the API."
    )

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let clients = try await client.withClient { client in try await client.clients() }
        try output.show(clients, text: clients.isEmpty ? ["no clients"] : clients.flatMap { Text.lines($0) })
    }
}
