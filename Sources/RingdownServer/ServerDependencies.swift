package import Logging
package import RingdownCore
package import RingdownEngine
package import RingdownOAuth

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
    /// What asks the vendors about the rules; asks none until it is set.
    package var preflight: Preflight
    /// The names of the configured providers.
    package var providers: [String]
    /// The clients of the configuration.
    package var clients: [APIClient]
    /// The people of the configuration.
    package var users: [APIUser]
    /// What clients and users may hold.
    package var roles: [AccessRole]
    /// Clients that were made through the API, and the tokens that are out.
    package var credentials: any CredentialStore
    /// What `/readyz` checks besides the store.
    package var checks: [ReadinessCheck]
    /// What `/metrics` shows; what the process counts alone until it is set.
    package var metrics = ServerMetrics()
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
        /// The URL that callers reach the server at, without a slash at its end; `nil` takes it from each request.
        package var publicURL: String?
        /// What a request's URL begins with where `publicURL` does not say.
        package var scheme = "http"
        /// How much work the hash of a stored secret takes.
        package var secretCost = SecretHash.Cost.standard
        /// Bytes of a submitted document at most.
        package var documentLimit = 64 << 20
        /// Bytes of any other request's body at most.
        package var bodyLimit = 64 << 10
        /// How long an event stream stays silent at most.
        package var heartbeat: Duration = .seconds(15)
        /// How long a connection may stay silent before it is closed; longer than `heartbeat`.
        package var idleTimeout: Duration = .seconds(75)
        /// How long the head of a connection's first request may take.
        package var headTimeout: Duration = .seconds(20)

        package init() {}
    }

    package init(
        store: any Store,
        desk: TriggerDesk,
        intake: any ChangeIntake,
        book: RuleBook,
        providers: [String],
        clients: [APIClient],
        users: [APIUser] = [],
        roles: [AccessRole] = [],
        credentials: any CredentialStore,
        checks: [ReadinessCheck] = [],
        bell: Bell,
        hooks: Hooks? = nil,
        clock: any WallClock,
        ids: any IDSource,
        digest: @escaping @Sendable (JSON) -> String,
        newToken: @escaping @Sendable () -> String = RandomText.make,
        digestKey: String? = nil,
        settings: Settings = Settings(),
        logger: Logger
    ) {
        self.store = store
        self.desk = desk
        self.intake = intake
        self.book = book
        preflight = Preflight(connectors: [:], clock: clock)
        self.providers = providers
        self.clients = clients
        self.users = users
        self.roles = roles
        self.credentials = credentials
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
