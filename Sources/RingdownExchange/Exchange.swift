package import Foundation
package import Hummingbird
package import Logging
package import RingdownCore
import RingdownDialer
package import RingdownOAuth
package import ServiceLifecycle

/// An outbound dialing platform of its own: directory, contact lists, campaigns, agents and a live dialer over a
/// simulated telephone network, spoken to over HTTP.
///
/// Everything that changes is in the store. Access tokens survive a restart, as digests.
package struct Exchange: Sendable {
    /// Whom it serves.
    package let tenant: Tenant
    /// The live shell around the dialers.
    package let switchboard: Switchboard
    let store: ExchangeStore
    let clock: any WallClock
    let ids: any IDSource
    let mint: SecretMint
    let signIn: ExchangeSignIn
    let meter: RequestMeter
    let listWork = ListWork()
    let sessions = AgentSessions()
    let hub: NotificationHub
    let snapshots: SnapshotShelf
    /// What a reset sets up; `nil` when it was started without a seed.
    let seed: TenantSeed?
    let secretCost: SecretHash.Cost
    let logger: Logger

    /// Opens an exchange, lends it to `body`, and closes it.
    ///
    /// Calls that were going on when the exchange stopped last are closed as interrupted before `body` is called;
    /// campaigns that were on go on as soon as the services run, those of long lists when they are read.
    ///
    /// - Parameters:
    ///   - folder: where its store is, made if need be; `nil` keeps everything in memory.
    ///   - seed: what a new tenant has. A store that was seeded before keeps what it has; `nil` for a store that was
    ///     never seeded gives an empty production tenant.
    ///   - reset: whether a store that exists is emptied first.
    ///   - clock: the wall clock.
    ///   - ids: where identifiers come from.
    ///   - mint: where access tokens come from.
    ///   - secretCost: how much work the hash of a secret takes.
    ///   - logger: where it logs.
    package static func withExchange<Result: Sendable>(
        folder: URL?,
        seed: TenantSeed?,
        reset: Bool = false,
        clock: any WallClock,
        ids: any IDSource,
        mint: SecretMint = .system,
        secretCost: SecretHash.Cost = .standard,
        logger: Logger,
        _ body: (Exchange) async throws -> Result
    ) async throws -> Result {
        let store = try ExchangeStore(folder: folder)
        let result: Result
        do {
            if reset { try await store.write { db in try db.erase() } }
            let (tenant, latest) = try await store.write { db in
                let latest = try db.latestInstant()
                try db.failOpenJobs()
                let now = latest ?? .init(clock.now())
                var seeder = Seeder(db: db, now: now, cost: secretCost)
                let tenant = try db.tenant() ?? seeder.plant(seed ?? TenantSeed())
                try db.completeGroups(now: now)
                return (tenant, latest)
            }
            let hub = NotificationHub()
            let switchboard = try Switchboard(
                store: store,
                tenant: tenant,
                latest: latest,
                hub: hub,
                clock: clock,
                ids: ids,
                logger: logger
            )
            try await switchboard.open()
            result = try await body(
                Exchange(
                    tenant: tenant,
                    switchboard: switchboard,
                    store: store,
                    clock: clock,
                    ids: ids,
                    mint: mint,
                    signIn: ExchangeSignIn(cost: secretCost, clock: clock),
                    meter: RequestMeter(limit: tenant.requestsPerMinute),
                    hub: hub,
                    snapshots: SnapshotShelf(besideStoreIn: folder),
                    seed: seed,
                    secretCost: secretCost,
                    logger: logger
                )
            )
        } catch {
            try? store.close()
            throw error
        }
        try store.close()
        return result
    }

    /// What has to run for the exchange to dial: to be put into a service group, before the server.
    package var services: [any Service] {
        [switchboard, SessionWatch(sessions: sessions, switchboard: switchboard, store: store, clock: clock)]
    }

    /// Makes the routes of every dialect.
    ///
    /// Throws `catalogueUnusable` when it is not known which permissions the operations ask.
    package func router() throws(ExchangeError) -> Router<ExchangeContext> {
        let router = Router(context: ExchangeContext.self)
        router.add(middleware: CXoneMiddleware(dialect: CXoneDialect(exchange: self)))
        try GenesysDialect(exchange: self).addRoutes(to: router)
        return router
    }

    /// The server, which runs as a service.
    ///
    /// - Parameters:
    ///   - host: the address to listen at.
    ///   - port: the port; 0 lets the system choose one.
    ///   - onListening: called with the port once the server listens.
    package func application(
        host: String,
        port: Int,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws(ExchangeError) -> some ApplicationProtocol {
        Application(
            router: try router(),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port),
                serverName: "Ringdown exchange"
            ),
            onServerRunning: { channel in
                await onListening(channel.localAddress?.port ?? port)
            },
            logger: logger
        )
    }
}
