import AsyncHTTPClient
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

    /// Lends the control plane's services, ready to run.
    ///
    /// - Parameters:
    ///   - exchange: the base URL of the embedded exchange; `nil` when no provider is embedded.
    ///   - key: what sensitive values are replaced with.
    ///   - onListening: called with the port once the server listens.
    ///   - body: runs the services.
    func withServices<Result: Sendable>(
        exchange: String?,
        key: DigestKey,
        onListening: @escaping @Sendable (Int) async -> Void,
        _ body: ([any Service]) async throws -> Result
    ) async throws -> Result {
        let clients = try apiClients()
        let stateKeys = try stateKeyring()
        return try await HTTPClient.withHTTPClient(configuration: AsyncHTTPTransport.configuration()) { http in
            let connectors = try connectors(exchange: exchange, key: key, http: http)
            return try await SQLiteStore.withStore(at: configuration.storePath) { store in
                let hooks = try hooks(http: http, deliveries: store)
                return try await body(
                    services(store, connectors, clients, stateKeys, hooks, key: key, onListening: onListening)
                )
            }
        }
    }

    private func services(
        _ store: SQLiteStore,
        _ connectors: [String: any Connector],
        _ clients: [APIClient],
        _ stateKeys: StateKeyring?,
        _ hooks: Hooks?,
        key: DigestKey,
        onListening: @escaping @Sendable (Int) async -> Void
    ) -> [any Service] {
        let values = key.values
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
        var dependencies = dependencies(engine, clients, key: key)
        dependencies.states = StateBackend(
            store: store,
            keys: stateKeys,
            intake: Intake(engine),
            clock: engine.clock,
            ids: engine.ids
        )
        dependencies.hooks = hooks
        let server = ControlPlane.application(
            dependencies,
            address: .hostname(configuration.listen.host, port: configuration.listen.port),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) }
        )
        let workers: [any Service] = hooks.map { [HookWorker(engine, hooks: $0)] } ?? []
        return [Dispatcher(engine), Reconciler(engine), Watcher(engine)] + workers + [server]
    }

    private func dependencies(_ engine: Engine, _ clients: [APIClient], key: DigestKey) -> ServerDependencies {
        ServerDependencies(
            store: engine.store,
            desk: TriggerDesk(engine),
            intake: DocumentIntake(Intake(engine)),
            book: engine.book,
            providers: configuration.providers.keys.sorted(),
            clients: clients,
            bell: engine.bell,
            clock: engine.clock,
            ids: engine.ids,
            digest: engine.digest,
            digestKey: key.shared,
            logger: logger
        )
    }

    private func apiClients() throws(CommandFailure) -> [APIClient] {
        var clients: [APIClient] = []
        for client in configuration.clients {
            let secret = try client.secret.resolve(environment)
            clients.append(
                APIClient(
                    principal: Principal(id: client.id, name: client.id, grants: client.grants),
                    secret: ClientSecret(secret)
                )
            )
        }
        return clients
    }

    private func connectors(
        exchange: String?,
        key: DigestKey,
        http: HTTPClient
    ) throws(CommandFailure) -> [String: any Connector] {
        var connectors: [String: any Connector] = [:]
        for provider in configuration.providers.values {
            connectors[provider.name] = try connector(provider, exchange: exchange, key: key, http: http)
        }
        return connectors
    }

    private func connector(
        _ provider: ProviderConfiguration,
        exchange: String?,
        key: DigestKey,
        http: HTTPClient
    ) throws(CommandFailure) -> any Connector {
        let hosts: GenesysHosts
        switch provider.location {
        case .genesysCloud(let api, let login): hosts = GenesysHosts(api: api, login: login)
        case .embedded:
            guard let exchange else { throw CommandFailure("the embedded exchange is not running") }
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
            transport: AsyncHTTPTransport(client: http),
            clock: SystemClock(),
            logger: logger
        )
    }
}
