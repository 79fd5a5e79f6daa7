package import Foundation
package import RingdownCore

extension Sample {
    /// A token that is good for an hour from `now`, with every member filled.
    package static func token(_ digest: String, of client: String = "ci", at now: Date = now) -> IssuedToken {
        IssuedToken(
            digest: digest,
            clientID: client,
            userID: "ada",
            scopes: Scope.list("outbound:readonly iac:rule:view"),
            askedScope: "outbound:readonly iac:rule:view",
            issuedAt: now,
            expiresAt: now.addingTimeInterval(3600)
        )
    }

    /// A client with one secret, and a grant that ends.
    package static func client(_ id: String) -> StoredClient {
        StoredClient(
            id: id,
            name: "Client \(id)",
            grants: [
                RoleAssignment(role: "pipeline", division: .one(Division(id: "Sales", name: "Sales"))),
                RoleAssignment(role: "reader", division: .all, until: now.addingTimeInterval(86_400.5)),
            ],
            secrets: [StoredClient.Secret(id: "\(id)-1", hash: "$scrypt$…", createdAt: now)],
            createdAt: now,
            createdBy: "operator"
        )
    }
}
