import GRDB
import RingdownCore
import RingdownVendors

extension GenesysCall {
    /// A client or user with its grants, as they are kept: a sandbox shows them too, though it does not enforce them.
    func subject(_ id: String) async throws -> GenesysAnswer {
        try .json(
            try await exchange.store.read { db in
                let name = try db.object(OAuthClient.self, id)?.name ?? db.object(User.self, id)?.name
                guard let name else { throw ExchangeError.notFound(.client, id) }
                return GenesysSubject(
                    id: id,
                    name: name,
                    grants: try Self.grants(of: id, db),
                    version: 1,
                    selfUri: GenesysPath.subject(id)
                )
            }
        )
    }

    /// What the presented token is.
    func tokenInfo() async throws -> GenesysAnswer {
        let organization = GenesysNamedEntity(id: exchange.tenant.id, name: exchange.tenant.name)
        let clientID = principal.application ?? principal.id
        let (client, grants) = try await exchange.store.read { db in
            (try db.object(OAuthClient.self, clientID), try db.grants(of: clientID))
        }
        let scopes = principal.narrowingScopes?.map(\.text) ?? []
        return try .json(
            GenesysTokenInfo(
                organization: organization,
                homeOrganization: organization,
                authorizedScope: scopes,
                oauthClient: GenesysTokenClient(
                    id: clientID,
                    name: client?.name,
                    authorizedGrantType: client?.grantType.rawValue ?? GenesysTokenClient.clientCredentials,
                    scope: scopes,
                    roleDivisions: grants.map { GenesysRoleDivision(roleId: $0.role, divisionId: $0.division) },
                    state: client?.state?.rawValue ?? "active",
                    organization: organization
                )
            )
        )
    }

    /// What a subject holds, as the vendor shows it.
    static func grants(of subject: String, _ db: Database) throws -> [GenesysGrant] {
        try db.grants(of: subject).compactMap { grant in
            guard let role = try db.object(Role.self, grant.role) else { return nil }
            let division: GenesysDivision
            if grant.division == RoleGrant.everywhere {
                division = .every
            } else if let known = try db.object(TenantDivision.self, grant.division) {
                division = known.genesys
            } else {
                return nil
            }
            return GenesysGrant(
                subjectId: subject,
                division: division,
                role: GenesysGrantRole(
                    id: role.id,
                    name: role.name,
                    description: role.description,
                    policies: role.policies,
                    default: false,
                    selfUri: GenesysPath.role(role.id)
                ),
                grantMadeAt: grant.made.genesys
            )
        }
    }
}
