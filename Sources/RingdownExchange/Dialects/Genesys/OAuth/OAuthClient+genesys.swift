import RingdownCore
import RingdownVendors

extension OAuthClient {
    /// The client as the vendor shows it (`OAuthClient`).
    ///
    /// - Parameters:
    ///   - grants: what it holds.
    ///   - secret: its secret, which is known only when it is made; `nil` leaves it out.
    func genesys(_ grants: [RoleGrant], secret: String? = nil) -> JSON {
        var members: [String: JSON] = [
            "id": .string(id),
            "name": .string(name),
            "accessTokenValiditySeconds": .number(JSONNumber(tokenLifetime)),
            "authorizedGrantType": .string(grantType.rawValue),
            "scope": .array((scopes ?? []).map(JSON.string)),
            "registeredRedirectUri": .array((redirectURIs ?? []).map(JSON.string)),
            "roleDivisions": .array(
                grants.map { ["roleId": .string($0.role), "divisionId": .string($0.division)] }
            ),
            "state": .string((state ?? .active).rawValue),
            "dateCreated": .string(created.genesys),
            "selfUri": .string(GenesysPath.oauthClient(id)),
        ]
        members["description"] = description.map(JSON.string)
        members["dateModified"] = modified.map { .string($0.genesys) }
        members["secret"] = secret.map(JSON.string)
        return .object(members)
    }
}
