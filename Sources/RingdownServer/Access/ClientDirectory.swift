import Foundation
import RingdownCore

/// Who there is: clients of the configuration and of the store, and users.
struct ClientDirectory: Sendable {
    /// The roles by name.
    let roles: [String: AccessRole]
    let clock: any WallClock
    private let configured: [String: APIClient]
    private let users: [String: APIUser]
    private let store: any CredentialStore

    init(_ dependencies: ServerDependencies) {
        roles = Dictionary(dependencies.roles.map { ($0.name, $0) }) { first, _ in first }
        configured = Dictionary(dependencies.clients.map { ($0.principal.id, $0) }) { first, _ in first }
        users = Dictionary(dependencies.users.map { ($0.id, $0) }) { first, _ in first }
        store = dependencies.credentials
        clock = dependencies.clock
    }

    /// The clients of the configuration, by id.
    var configuredClients: [KnownClient] {
        let now = clock.now()
        return configured.values.sorted { $0.principal.id < $1.principal.id }
            .map { KnownClient($0, roles: roles, at: now) }
    }

    /// Whether the configuration has a client with an id: such a one outweighs the store's.
    func isConfigured(_ id: String) -> Bool { configured[id] != nil }

    /// The client with an id as it is now; `nil` when there is none.
    func client(_ id: String) async throws(StoreError) -> KnownClient? {
        let now = clock.now()
        if let client = configured[id] { return KnownClient(client, roles: roles, at: now) }
        return try await store.client(id).map { KnownClient($0, roles: roles, at: now) }
    }

    /// The user with a name; `nil` when there is none.
    func user(_ id: String) -> APIUser? { users[id] }

    /// Whom a token stands for; `nil` when the client or user is gone.
    func principal(of token: IssuedToken) async throws(StoreError) -> Principal? {
        guard let client = try await client(token.clientID) else { return nil }
        guard let userID = token.userID else { return client.principal }
        guard let user = users[userID], client.application != nil else { return nil }
        let now = clock.now()
        return Principal(
            id: user.id,
            name: user.name,
            kind: .user,
            grants: user.assignments.map { $0.grant(roles, at: now) },
            application: client.id,
            scopes: token.scopes
        )
    }
}
