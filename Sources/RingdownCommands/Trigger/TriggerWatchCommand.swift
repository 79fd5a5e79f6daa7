import ArgumentParser
import RingdownAPI

/// `ringdown trigger watch ID`: a trigger's timeline as it grows.
struct TriggerWatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Print a trigger's timeline until it is settled.",
        discussion: "Exits with 0 when it is done, 1 when it was refused, failed, cancelled or expired, and 8 when the "
            + "time is up and it is still under way."
    )

    @Argument(help: "The trigger's id.")
    var id: String

    @Option(help: "Seconds to watch at most.")
    var timeout: Double?

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let timeout, timeout <= 0 { throw ValidationError("--timeout must be more than 0 seconds") }
    }

    func run() async throws {
        try await client.withClient { client in
            try await TriggerTimeline(id: id, timeout: timeout, output: output).follow(client)
        }
    }
}
