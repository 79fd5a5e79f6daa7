package import Logging
package import RingdownCore
package import RingdownEngine

/// All that the control plane's routes work with.
package struct ServerDependencies: Sendable {
    /// The control plane's memory.
    package var store: any Store
    /// Where callers ask for triggers and give orders about them.
    package var desk: TriggerDesk
    /// Where submitted documents go.
    package var intake: any ChangeIntake
    /// The rules, and the contact lists that may be triggered.
    package var book: RuleBook
    /// The names of the configured providers.
    package var providers: [String]
    /// Who may call.
    package var clients: [APIClient]
    /// What `/readyz` checks besides the store.
    package var checks: [ReadinessCheck]
    /// Rung whenever a trigger has moved: wakes the event streams.
    package var bell: Bell
    /// The sources that deliver signed requests; `nil` when there are none.
    package var hooks: Hooks?
    /// Terraform's states; `nil` when the server keeps none.
    package var states: StateBackend?
    package var clock: any WallClock
    package var ids: any IDSource
    /// What sensitive values were replaced with before changes were stored.
    package var digest: @Sendable (JSON) -> String
    /// Makes an access token: text that nobody can guess.
    package var newToken: @Sendable () -> String
    /// The key that submitters replace sensitive values with, in hexadecimal digits; `nil` when it is not given out.
    package var digestKey: String?
    package var settings: Settings
    package var logger: Logger

    /// Limits and lengths.
    package struct Settings: Sendable {
        /// How long an access token is good for.
        package var tokenLifetime: Duration = .seconds(3600)
        /// Bytes of a submitted document at most.
        package var documentLimit = 64 << 20
        /// Bytes of any other request's body at most.
        package var bodyLimit = 64 << 10
        /// How long an event stream stays silent at most.
        package var heartbeat: Duration = .seconds(15)
        /// How long a connection may stay silent before it is closed; longer than `heartbeat`.
        package var idleTimeout: Duration = .seconds(75)

        package init() {}
    }

    package init(
        store: any Store,
        desk: TriggerDesk,
        intake: any ChangeIntake,
        book: RuleBook,
        providers: [String],
        clients: [APIClient],
        checks: [ReadinessCheck] = [],
        bell: Bell,
        hooks: Hooks? = nil,
        clock: any WallClock,
        ids: any IDSource,
        digest: @escaping @Sendable (JSON) -> String,
        newToken: @escaping @Sendable () -> String = AccessToken.random,
        digestKey: String? = nil,
        settings: Settings = Settings(),
        logger: Logger
    ) {
        self.store = store
        self.desk = desk
        self.intake = intake
        self.book = book
        self.providers = providers
        self.clients = clients
        self.checks = checks
        self.bell = bell
        self.hooks = hooks
        self.clock = clock
        self.ids = ids
        self.digest = digest
        self.newToken = newToken
        self.digestKey = digestKey
        self.settings = settings
        self.logger = logger
    }
}
