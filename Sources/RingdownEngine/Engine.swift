package import Logging
package import RingdownCore

/// What the services share: the store, the rules, the connectors, and the time.
package struct Engine: Sendable {
    package let store: any Store
    package let book: RuleBook
    package let gate: Gate
    /// The connectors by the provider's configured name.
    package let connectors: [String: any Connector]
    package let clock: any WallClock
    package let ids: any IDSource
    /// Whether triggers may go to a provider now.
    package let lines: ProviderLines
    /// How much waits to be sent.
    package let backlog: Backlog
    /// Rung whenever a trigger may have become due or has moved.
    package let bell: Bell
    package let settings: Settings
    package let logger: Logger
    /// Replaces sensitive values; `nil` lets them through, for tests of the rules alone.
    package let digest: @Sendable (JSON) -> String

    /// How the services go about their work.
    package struct Settings: Sendable {
        /// How a dispatch that certainly did not happen is repeated.
        package var retries = RetryPolicy()
        /// When a provider is out of service, and how it is tried again.
        package var breaker = ProviderLine.Policy()
        /// Triggers that may wait to be sent before no more are taken in.
        package var backlog = 100_000
        /// Seconds between two looks at a vendor while its picture changes.
        package var watchInterval = 2.0
        /// Seconds between two looks at most, while nothing changes.
        package var watchCeiling = 30.0
        /// Seconds between two attempts to read a vendor back.
        package var reconcileInterval = 10.0
        /// Contact lists and personal connections of one provider that a service works on at the same time.
        package var concurrency = 128
        /// A number from 0 up to 1 that spreads repeats.
        package var jitter: @Sendable () -> Double = { Double.random(in: 0..<1) }

        package init() {}
    }

    package init(
        store: any Store,
        book: RuleBook,
        gate: Gate = .standard,
        connectors: [String: any Connector],
        clock: any WallClock,
        ids: any IDSource,
        bell: Bell = Bell(),
        settings: Settings = Settings(),
        logger: Logger,
        digest: @escaping @Sendable (JSON) -> String
    ) {
        self.store = store
        self.book = book
        self.gate = gate
        self.connectors = connectors
        self.clock = clock
        self.ids = ids
        self.bell = bell
        self.settings = settings
        lines = ProviderLines(settings.breaker)
        backlog = Backlog(limit: settings.backlog)
        self.logger = logger
        self.digest = digest
    }
}
