import Logging
import RingdownCore
import ServiceLifecycle
import UnixSignals

/// Services that run as long as something else does.
enum Listening {
    /// Seconds that a shutdown may take before what is left is cancelled.
    static let shutdownSeconds = 10

    /// Runs services with a server among them, lends `body` the server's port once it listens, and shuts them down.
    ///
    /// - Parameters:
    ///   - logger: where the services log.
    ///   - services: makes the services; the server among them calls the closure with its port.
    ///   - body: what runs meanwhile. When a service ends before it, its error is thrown.
    static func with<Result: Sendable>(
        logger: Logger,
        _ services: (_ onListening: @escaping @Sendable (Int) async -> Void) throws -> [any Service],
        _ body: (Int) async throws -> Result
    ) async throws -> Result {
        let (ports, announce) = AsyncStream.makeStream(of: Int.self)
        let group = ServiceGroup(
            configuration: configuration(try services { port in _ = announce.yield(port) }, signals: [], logger)
        )
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { announce.finish() }
                try await group.run()
            }
            var first = ports.makeAsyncIterator()
            guard let port = await first.next() else {
                try await tasks.waitForAll()
                throw CancellationError()
            }
            let result: Result
            do {
                result = try await body(port)
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return result
        }
    }

    /// Runs services until the process is told to stop (SIGINT, SIGTERM).
    ///
    /// - Parameter seconds: how long the shutdown may take before what is left is cancelled.
    static func untilStopped(
        logger: Logger,
        _ services: [any Service],
        seconds: Int = shutdownSeconds
    ) async throws {
        let signals: [UnixSignal] = [.sigint, .sigterm]
        var configuration = configuration(services, signals: signals, logger)
        configuration.maximumGracefulShutdownDuration = .seconds(seconds)
        try await ServiceGroup(configuration: configuration).run()
    }

    private static func configuration(
        _ services: [any Service],
        signals: [UnixSignal],
        _ logger: Logger
    ) -> ServiceGroupConfiguration {
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
            gracefulShutdownSignals: signals,
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = .seconds(shutdownSeconds)
        return configuration
    }
}
