import ArgumentParser
import RingdownConnectors

/// `ringdown exchange reset`: sets a running exchange up anew from its seed.
struct ExchangeResetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Empty a running exchange and set it up anew from the seed that it was started with."
    )

    @OptionGroup var access: ProviderAccess
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await access.withClient { client in _ = try await client.exchange("POST", "/reset") }
        try output.show(["done": "reset"], text: ["reset"])
    }
}
