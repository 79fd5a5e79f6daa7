import Foundation
import RingdownCore
import RingdownOAuth

/// A client as the server knows it, wherever it comes from.
struct KnownClient: Sendable {
    let id: String
    let name: String
    /// What it holds at the moment of the question.
    let grants: [Grant]
    /// The secrets of the configuration.
    var secrets: [ClientSecret] = []
    /// The stored secrets, as they count at the moment of the question.
    var hashes: [SecretHash] = []
    var redirectURIs: [RedirectURI] = []
    var scopes: [Scope]?

    /// Whether it cannot keep a secret, and proves itself by PKCE alone.
    var isPublic: Bool { secrets.isEmpty && hashes.isEmpty && !redirectURIs.isEmpty }

    /// The client on its own behalf.
    var principal: Principal { Principal(id: id, name: name, grants: grants) }

    /// The client as an application that users log in to; `nil` when it is none.
    var application: OAuthApplication? {
        redirectURIs.isEmpty
            ? nil : OAuthApplication(id: id, name: name, redirectURIs: redirectURIs, scopes: scopes)
    }
}

extension KnownClient {
    /// A client of the configuration at an instant.
    init(_ client: APIClient, roles: [String: AccessRole], at now: Date) {
        id = client.principal.id
        name = client.principal.name
        grants = client.principal.grants + client.assignments.map { $0.grant(roles, at: now) }
        secrets = client.secrets
        redirectURIs = client.redirectURIs
        scopes = client.scopes
    }

    /// A client of the store at an instant.
    init(_ client: StoredClient, roles: [String: AccessRole], at now: Date) {
        id = client.id
        name = client.name
        grants = client.grants.map { $0.grant(roles, at: now) }
        hashes = client.secrets(at: now).compactMap { SecretHash(text: $0.hash) }
    }
}
