/// What a token is (`TokenInfo`).
package struct GenesysTokenInfo: Codable, Hashable, Sendable {
    package var organization: GenesysNamedEntity?
    package var homeOrganization: GenesysNamedEntity?
    /// The scopes of a user's application; they do not narrow client credentials.
    package var authorizedScope: [String]?
    /// The OAuth client that got the token.
    package var oauthClient: GenesysTokenClient?

    private enum CodingKeys: String, CodingKey {
        case organization
        case homeOrganization
        case authorizedScope
        case oauthClient = "OAuthClient"
    }

    package init(
        organization: GenesysNamedEntity? = nil,
        homeOrganization: GenesysNamedEntity? = nil,
        authorizedScope: [String]? = nil,
        oauthClient: GenesysTokenClient? = nil
    ) {
        self.organization = organization
        self.homeOrganization = homeOrganization
        self.authorizedScope = authorizedScope
        self.oauthClient = oauthClient
    }
}

/// The OAuth client of a token (`OrgOAuthClient`).
package struct GenesysTokenClient: Codable, Hashable, Sendable {
    /// The grant type of a client that acts on its own behalf.
    package static let clientCredentials = "CLIENT-CREDENTIALS"

    package var id: String?
    package var name: String?
    /// `CODE`, `TOKEN`, `SAML2-BEARER`, `PASSWORD` or `CLIENT-CREDENTIALS`.
    package var authorizedGrantType: String?
    package var scope: [String]?
    /// The roles in divisions that a client-credentials client holds.
    package var roleDivisions: [GenesysRoleDivision]?
    /// `active`, `disabled` or `inactive`.
    package var state: String?
    package var organization: GenesysNamedEntity?

    package init(
        id: String?,
        name: String?,
        authorizedGrantType: String? = nil,
        scope: [String]? = nil,
        roleDivisions: [GenesysRoleDivision]? = nil,
        state: String? = nil,
        organization: GenesysNamedEntity? = nil
    ) {
        self.id = id
        self.name = name
        self.authorizedGrantType = authorizedGrantType
        self.scope = scope
        self.roleDivisions = roleDivisions
        self.state = state
        self.organization = organization
    }
}

/// A role in a division, by their ids (`RoleDivision`).
package struct GenesysRoleDivision: Codable, Hashable, Sendable {
    package var roleId: String
    package var divisionId: String

    package init(roleId: String, divisionId: String) {
        self.roleId = roleId
        self.divisionId = divisionId
    }
}

/// Something that has an id and a name (`NamedEntity`).
package struct GenesysNamedEntity: Codable, Hashable, Sendable {
    package var id: String?
    package var name: String?

    package init(id: String?, name: String?) {
        self.id = id
        self.name = name
    }
}
