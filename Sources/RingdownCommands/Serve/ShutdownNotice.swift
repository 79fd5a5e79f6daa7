import ServiceLifecycle

/// Says that the server stops, as soon as it is told to.
struct ShutdownNotice: Service {
    /// How long the shutdown may take.
    let seconds: Int

    func run() async throws {
        try await gracefulShutdown()
        Terminal.say(
            "stopping: nothing new is taken; what has begun is finished within \(seconds) s, and what a vendor has not "
                + "answered by then is reconciled at the next start"
        )
    }
}
