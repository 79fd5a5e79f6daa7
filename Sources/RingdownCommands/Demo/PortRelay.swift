import ServiceLifecycle

/// Passes on the port of a server that was made before anybody could listen for it.
struct PortRelay: Service {
    let ports: AsyncStream<Int>
    let onListening: @Sendable (Int) async -> Void

    /// Runs until shutdown.
    func run() async throws {
        for await port in ports { return try await relay(port) }
    }

    private func relay(_ port: Int) async throws {
        await onListening(port)
        try await gracefulShutdown()
    }
}
