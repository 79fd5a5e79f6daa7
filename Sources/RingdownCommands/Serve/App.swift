import Configuration
import Foundation
import Hummingbird
import Logging
import RingdownConnectors
import RingdownCore
import RingdownEngine
import RingdownSQLite
import RingdownServer
import RingdownVendors
import ServiceLifecycle

/// The control plane, put together: the one place that sees every adapter.
struct App {
    let configuration: Configuration
    let environment: EnvironmentVariablesProvider
    let settings: Engine.Settings
    let logger: Logger
    /// What the process counts, where swift-metrics was told to count into it.
    var registry = MetricsRegistry()

    /// Lends the control plane's services, ready to run.
    ///
    /// - Parameters:
    ///   - exchange: the base URL of the embedded exchange; `nil` when no provider is embedded.
    ///   - key: what sensitive values are replaced with.
    ///   - onOpened: called with the store before anything in it is moved.
    ///   - onListening: called with the port once the server listens.
    ///   - body: runs the services.
    func withServices<Result: Sendable>(
        exchange: String?,
        key: DigestKey,
        onOpened: (SQLiteStore) async throws -> Void = { _ in },
        onListening: @escaping @Sendable (Int) async -> Void,
        _ body: ([any Service]) async throws -> Result
    ) async throws -> Result {
        let callers = try callers()
        let stateKeys = try stateKeyring()
        let certificate = try configuration.tls?.resolve(environment)
        return try await AsyncHTTPTransport.withTransport { transport in
            let transports = pacedTransports(over: transport)
            let connectors = try connectors(exchange: exchange, key: key, transports: transports)
            return try await SQLiteStore.withStore(at: configuration.storePath) { store in
                try await onOpened(store)
                let hooks = try hooks(transport: transport, deliveries: store, key: key)
                return try await body(
                    services(
                        store,
                        connectors,
                        transports,
                        callers,
                        stateKeys,
                        hooks,
                        certificate,
                        key: key,
                        onListening: onListening
                    )
                )
            }
        }
    }

    private func services(
        _ store: SQLiteStore,
        _ connectors: [String: any Connector],
        _ transports: [String: PacedTransport],
        _ callers: Callers,
        _ stateKeys: StateKeyring?,
        _ hooks: Hooks?,
        _ certificate: ServerCertificate?,
        key: DigestKey,
        onListening: @escaping @Sendable (Int) async -> Void
    ) -> [any Service] {
        let values = key.values
        var settings = settings
        settings.backlog = configuration.backlog
        let engine = Engine(
            store: store,
            book: configuration.book,
            connectors: connectors,
            clock: SystemClock(),
            ids: RandomIDs(),
            settings: settings,
            logger: logger,
            digest: { values.digest($0) }
        )
        var dependencies = dependencies(engine, callers, credentials: store, deliveries: store, key: key)
        dependencies.states = StateBackend(
            store: store,
            keys: stateKeys,
            intake: Intake(engine),
            clock: engine.clock,
            ids: engine.ids
        )
        dependencies.hooks = hooks
        let clockWatch = ClockWatch(engine)
        dependencies.checks.append(ReadinessCheck("clock", isWarning: true) { clockWatch.warning })
        for provider in configuration.providers.keys.sorted() {
            dependencies.checks.append(
                ReadinessCheck("provider \(provider)", isWarning: true) {
                    engine.lines.wait(for: provider, at: engine.clock.now())?.words
                }
            )
        }
        dependencies.metrics = metrics(store, engine, transports)
        dependencies.preflight = Preflight(connectors: connectors, clock: engine.clock)
        let server = ControlPlane.application(
            dependencies,
            address: .hostname(configuration.listen.host, port: configuration.listen.port),
            certificate: certificate,
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) }
        )
        let workers: [any Service] =
            hooks.map { [HookWorker(engine, hooks: $0), DeliveryCleaner(engine, deliveries: $0.deliveries)] } ?? []
        let watch = configuration.scheduleWatch.map { watching in
            ScheduleWatch(
                engine,
                schedules: configuration.schedules,
                every: watching.every,
                workspace: watching.workspace
            )
        }
        let schedules: [any Service] = [watch].compactMap(\.self)
        return [clockWatch, Dispatcher(engine), Reconciler(engine), Watcher(engine)] + workers + schedules + [server]
    }

    private func dependencies(
        _ engine: Engine,
        _ callers: Callers,
        credentials: any CredentialStore,
        deliveries: any DeliveryStore,
        key: DigestKey
    ) -> ServerDependencies {
        var settings = ServerDependencies.Settings()
        settings.publicURL = configuration.publicURL
        settings.scheme = configuration.tls == nil ? "http" : "https"
        return ServerDependencies(
            store: engine.store,
            desk: TriggerDesk(engine),
            intake: DocumentIntake(Intake(engine), deliveries: deliveries),
            book: engine.book,
            providers: configuration.providers.keys.sorted(),
            clients: callers.clients,
            users: callers.users,
            roles: configuration.roles,
            credentials: credentials,
            bell: engine.bell,
            clock: engine.clock,
            ids: engine.ids,
            digest: engine.digest,
            digestKey: key.shared,
            settings: settings,
            logger: logger
        )
    }

    /// What keeps the requests to each provider within its limit, by the provider's name.
    private func pacedTransports(over transport: any HTTPTransport) -> [String: PacedTransport] {
        configuration.providers.mapValues { provider in
            PacedTransport(transport, requestsPerMinute: provider.requestsPerMinute, clock: SystemClock())
        }
    }

    private func connectors(
        exchange: String?,
        key: DigestKey,
        transports: [String: PacedTransport]
    ) throws(CommandFailure) -> [String: any Connector] {
        var connectors: [String: any Connector] = [:]
        for (name, transport) in transports {
            guard let provider = configuration.providers[name] else { continue }
            connectors[name] = try connector(provider, exchange: exchange, key: key, transport: transport)
        }
        return connectors
    }

    private func connector(
        _ provider: ProviderConfiguration,
        exchange: String?,
        key: DigestKey,
        transport: PacedTransport
    ) throws(CommandFailure) -> any Connector {
        let hosts: GenesysHosts
        switch provider.location {
        case .cxone(let tenant):
            return CXoneConnector(
                provider: provider.name,
                access: try tenant.access(environment),
                transport: transport,
                clock: SystemClock(),
                logger: logger
            )
        case .genesysCloud(let api, let login): hosts = GenesysHosts(api: api, login: login)
        case .embedded(_, let dialect):
            guard let exchange else { throw CommandFailure("the embedded exchange is not running") }
            if dialect == .cxone {
                return CXoneConnector(
                    provider: provider.name,
                    access: EmbeddedExchange.access(at: exchange, key: key),
                    transport: transport,
                    clock: SystemClock(),
                    logger: logger
                )
            }
            hosts = GenesysHosts(url: exchange)
        }
        let clientID: String
        let secret: String
        if let id = provider.clientID, let reference = provider.clientSecret {
            clientID = try id.resolve(environment)
            secret = try reference.resolve(environment)
        } else {
            clientID = EmbeddedExchange.clientID
            secret = key.secret(for: EmbeddedExchange.clientID)
        }
        return GenesysCloudConnector(
            provider: provider.name,
            hosts: hosts,
            clientID: clientID,
            clientSecret: Secret(secret),
            transport: transport,
            clock: SystemClock(),
            logger: logger
        )
    }
}
