import ArgumentParser
import Foundation
import Logging
import RingdownEngine
import RingdownExchange

/// `ringdown exchange run`, which `ringdown exchange` alone means too: the platform, for rehearsals and for continuous
/// integration.
struct ExchangeRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run the exchange: an outbound dialing platform that speaks Genesys Cloud and NICE CXone.",
        discussion: "The first line on stdout is its address. A store that was seeded before keeps what it has."
    )

    @Option(help: "The file that describes the tenant: divisions, clients, lists, campaigns.")
    var seed: String?

    @Option(help: "The folder of its store; without one everything is gone when it stops.")
    var store: String?

    @Option(help: "The address to listen at.")
    var host = "127.0.0.1"

    @Option(help: "The port; 0 takes a free one.")
    var port = 7400

    @Flag(help: "Empty the store and seed it anew.")
    var reset = false

    @OptionGroup var log: LogOptions

    func validate() throws {
        if !(0...65535).contains(port) { throw ValidationError("--port must be from 0 to 65535") }
        if reset, seed == nil { throw ValidationError("--reset needs --seed, or nothing would be left") }
    }

    func run() async throws {
        let tenant = try seed.map { path throws(CommandFailure) in try TenantFile.read(path) }
        let logger = log.logger("ringdown.exchange")
        try await Exchange.withExchange(
            folder: store.map { URL(fileURLWithPath: $0, isDirectory: true) },
            seed: tenant,
            reset: reset,
            clock: SystemClock(),
            ids: RandomIDs(),
            logger: logger
        ) { exchange in
            let host = host
            let server = try exchange.application(host: host, port: port) { port in
                Terminal.print("exchange listening on http://\(host):\(port)")
            }
            try await Listening.untilStopped(logger: logger, exchange.services + [server])
        }
    }
}
