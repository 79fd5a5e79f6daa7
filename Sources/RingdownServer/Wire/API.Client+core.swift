import Foundation
import RingdownAPI
import RingdownCore
import RingdownOAuth

extension API.Client {
    /// A client of the configuration.
    init(_ client: APIClient) {
        let fixed = client.principal.grants.map { API.Client.Grant(role: $0.role, division: $0.division.id) }
        self.init(
            id: client.principal.id,
            name: client.principal.name,
            source: .configuration,
            grants: fixed + client.assignments.map { API.Client.Grant($0) },
            redirectUris: client.redirectURIs.map(\.text)
        )
    }

    /// A client of the store at an instant.
    init(_ client: StoredClient, at now: Date) {
        self.init(
            id: client.id,
            name: client.name,
            source: .api,
            grants: client.grants.map { API.Client.Grant($0) },
            secrets: client.secrets(at: now).map {
                API.Client.Secret(id: $0.id, createdAt: $0.createdAt, expiresAt: $0.expiresAt)
            },
            createdAt: client.createdAt,
            createdBy: client.createdBy
        )
    }
}

extension API.Client.Grant {
    init(_ grant: RoleAssignment) {
        self.init(role: grant.role, division: grant.division.id, until: grant.until)
    }
}

extension DivisionScope {
    /// The division's id; `*` for all of them.
    var id: String {
        switch self {
        case .all: "*"
        case .one(let division): division.id
        }
    }
}
