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
        let last = try await client.withClient { client in try await watch(client) }
        guard let last else { throw ExitCode(CommandFailure.Exit.pending.rawValue) }
        if last != "done" { throw ExitCode(CommandFailure.Exit.failed.rawValue) }
    }

    /// Prints events as they come; returns the status it settled in, or `nil` when the time was up before.
    private func watch(_ client: RingdownClient) async throws -> String? {
        try await withThrowingTaskGroup(of: String?.self) { group in
            group.addTask {
                var last: String?
                for try await event in client.events(of: id) {
                    try output.showLine(event, text: Text.line(event))
                    last = event.status
                }
                return last
            }
            if let timeout {
                group.addTask {
                    try await Task.sleep(for: .seconds(timeout))
                    return nil
                }
            }
            let first = try await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
