import ArgumentParser
import Configuration
import Foundation
import Logging
import Metrics
import RingdownEngine
import RingdownSQLite

/// `ringdown serve`: the control plane.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the control plane, with the exchange inside it when a provider asks for that.",
        discussion: "The first line on stdout is its address."
    )

    @Option(help: "The configuration.")
    var config = "ringdown.yaml"

    @Option(help: "Listen here instead of where the configuration says: HOST:PORT.")
    var listen: String?

    @Option(help: "Seconds that a shutdown waits for what has begun before it is cut off: 1 to 3600.")
    var shutdownTimeout = Listening.shutdownSeconds

    @OptionGroup var log: LogOptions

    func validate() throws {
        guard (1...3600).contains(shutdownTimeout) else {
            throw ValidationError("--shutdown-timeout must be 1 to 3600 seconds")
        }
    }

    func run() async throws {
        var configuration = try Configuration.load(config)
        if let listen { configuration.listen = try Self.address(listen) }
        for warning in configuration.warnings { Terminal.say(warning.line(in: config)) }
        let logger = log.logger("ringdown")
        let app = App(
            configuration: configuration,
            environment: EnvironmentVariablesProvider(),
            settings: Engine.Settings(),
            logger: logger
        )
        MetricsSystem.bootstrap(app.registry)
        let key = try DigestKey(beside: configuration.storePath)
        guard let embedded = try configuration.embeddedExchange(logger: logger) else {
            return try await run(app, exchange: nil, key: key)
        }
        try await embedded.with(key: key) { url in
            Terminal.say("exchange listening on \(url)")
            try await run(app, exchange: url, key: key)
        }
    }

    private func run(_ app: App, exchange: String?, key: DigestKey) async throws {
        let host = app.configuration.listen.host
        let scheme = app.configuration.tls == nil ? "http" : "https"
        var opened: SQLiteStore?
        try await app.withServices(exchange: exchange, key: key) { store in
            opened = store
            for line in StartReport(try await store.tally()).lines { Terminal.say(line) }
        } onListening: { port in
            Terminal.print("ringdown listening on \(scheme)://\(host):\(port)")
        } _: { services in
            let notice = ShutdownNotice(seconds: shutdownTimeout)
            try await Listening.untilStopped(logger: app.logger, services + [notice], seconds: shutdownTimeout)
            let end = try? await opened?.tally().checkpoint
            Terminal.say("stopped" + (end.map { "; audit log at \($0)" } ?? ""))
        }
    }

    private static func address(_ text: String) throws(CommandFailure) -> Configuration.Listen {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let port = Int(parts[1]), (0...65535).contains(port) else {
            throw CommandFailure("--listen must be HOST:PORT, for example 127.0.0.1:7300", exit: .usage)
        }
        return Configuration.Listen(host: String(parts[0]), port: port)
    }
}
