import ArgumentParser
import RingdownAPI

/// `ringdown client rotate ID`: a new secret, while the old one counts on for a while.
struct ClientRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Give a client a new secret and show it, this once; the old one counts on for a while."
    )

    @Argument(help: "The client id.")
    var id: String

    @Option(help: "Seconds that the old secret counts on; a day when left out, 0 ends it at once.")
    var overlap: Int?

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (0...2_592_000).contains(overlap ?? 0) else { throw ValidationError("--overlap must be 0 to 2592000") }
    }

    func run() async throws {
        let made = try await client.withClient { client in try await client.rotateSecret(of: id, overlap: overlap) }
        try output.show(made, text: Text.lines(made))
    }
}
