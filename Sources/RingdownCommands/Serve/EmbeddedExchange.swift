import Foundation
import Logging
import RingdownConnectors
import RingdownCore
import RingdownEngine
import RingdownExchange
import ServiceLifecycle

/// The exchange inside the control plane: the same platform on a loopback port of its own.
struct EmbeddedExchange {
    /// The client, and the access key, with which the control plane calls it.
    static let clientID = "ringdown-control-plane"

    /// What the control plane calls it with over CXone's API.
    static func access(at url: String, key: DigestKey) -> CXoneAccess {
        CXoneAccess(
            credentials: .accessKey(id: clientID, secret: Secret(key.secret(for: clientID)), application: nil),
            url: url
        )
    }

    /// The tenant's seed; `nil` for a tenant without lists.
    var seed: String?
    /// The folder of its store.
    var folder: URL
    let logger: Logger

    /// Runs it and lends its base URL.
    func with<Result: Sendable>(key: DigestKey, _ body: (String) async throws -> Result) async throws -> Result {
        var tenant = try seed.map { path throws(CommandFailure) in try TenantFile.read(path) } ?? TenantSeed()
        let everything = RoleSeed(
            name: "Ringdown control plane",
            permissions: ["outbound", "routing", "authorization"].compactMap { Permission("\($0):*:*") }
        )
        tenant.roles = (tenant.roles ?? []) + [everything]
        tenant.clients =
            (tenant.clients ?? []) + [
                ClientSeed(
                    id: Self.clientID,
                    secret: key.secret(for: Self.clientID),
                    grants: [GrantSeed(role: everything.name)]
                )
            ]
        var user = UserSeed(
            name: everything.name,
            email: "\(Self.clientID)@localhost",
            grants: [GrantSeed(role: everything.name)]
        )
        user.accessKeys = [AccessKeySeed(id: Self.clientID, secret: key.secret(for: Self.clientID))]
        tenant.users = (tenant.users ?? []) + [user]
        return try await Exchange.withExchange(
            folder: folder,
            seed: tenant,
            clock: SystemClock(),
            ids: RandomIDs(),
            logger: logger
        ) { exchange in
            try await Listening.with(logger: logger) { onListening in
                exchange.services
                    + [try exchange.application(host: "127.0.0.1", port: 0, onListening: onListening)]
            } _: { port in
                try await body("http://127.0.0.1:\(port)")
            }
        }
    }
}
