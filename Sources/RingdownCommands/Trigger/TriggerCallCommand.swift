import ArgumentParser
import RingdownAPI

/// `ringdown trigger call CONNECTION --to NUMBER`: places one call.
struct TriggerCallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Place one call on a personal connection.",
        discussion:
            "With --watch it exits with 0 when the call was placed, 1 when it was refused, failed, cancelled or "
            + "expired, and 8 when the time is up and it is still under way."
    )

    @Argument(help: "The personal connection's id or name.")
    var connection: String

    @Option(help: "The number to call, as +12025550100.")
    var to: String

    @Option(help: "The number to show; may be left out when the connection has only one.")
    var from: String?

    @Option(help: "Makes repeated requests with the same key one call.")
    var idempotencyKey: String?

    @Flag(help: "Print the timeline until the call is settled.")
    var watch = false

    @Option(help: "With --watch: seconds to watch at most.")
    var timeout: Double?

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if timeout != nil, !watch { throw ValidationError("--timeout needs --watch") }
        if let timeout, timeout <= 0 { throw ValidationError("--timeout must be more than 0 seconds") }
    }

    func run() async throws {
        try await client.withClient { client in
            let named = try await client.personalConnections().first { $0.name == connection }
            let trigger = try await client.placeCall(
                on: named?.id ?? connection,
                API.CallRequest(from: from, to: to),
                idempotencyKey: idempotencyKey
            )
            guard watch else { return try output.show(trigger, text: Text.lines(trigger)) }
            for line in Text.lines(trigger) { Terminal.say(line) }
            try await TriggerTimeline(id: trigger.id, timeout: timeout, output: output).follow(client)
        }
    }
}
