import RingdownCore
import RingdownDialer
import RingdownOAuth
import RingdownVendors

/// What a body says a client is to be (`OAuthClientRequest`).
struct OAuthClientDraft: Sendable {
    private static let nameLimit = 256

    let name: String
    let description: String?
    let tokenLifetime: Int
    let grantType: OAuthClient.GrantType
    let redirectURIs: [String]
    let scopes: [String]
    let state: OAuthClient.State
    /// The ids of roles and divisions; empty when the client is to hold nothing.
    let roleDivisions: [(role: String, division: String)]

    init(_ fields: GenesysFields) throws(GenesysFault) {
        name = try fields.name(limit: Self.nameLimit)
        description = try fields.text("description")
        tokenLifetime = try fields.whole("accessTokenValiditySeconds") ?? OAuthClient.usualTokenLifetime
        guard OAuthClient.allowedTokenLifetimes.contains(tokenLifetime) else {
            throw .value(String(tokenLifetime), type: "accessTokenValiditySeconds", allowed: "300 to 172800")
        }
        guard fields["authorizedGrantType"] != nil else {
            throw GenesysFault("grant.type.required", "The authorizedGrantType is required.")
        }
        let text = try fields.text("authorizedGrantType") ?? ""
        guard let grantType = OAuthClient.GrantType(rawValue: text), OAuthClient.GrantType.served.contains(grantType)
        else {
            throw GenesysFault(
                "bad.grant.type",
                "This exchange gives tokens for the grant types CODE and CLIENT-CREDENTIALS only."
            )
        }
        self.grantType = grantType
        redirectURIs = try fields.texts("registeredRedirectUri") ?? []
        if let wrong = redirectURIs.first(where: { RedirectURI($0) == nil }) {
            throw .value(wrong, type: "registeredRedirectUri", allowed: "https URIs without a fragment")
        }
        scopes = try fields.texts("scope") ?? []
        if let wrong = scopes.first(where: { Scope($0) == nil }) {
            throw GenesysFault("auth.invalid.scope", "\(wrong.prefix(80)) is no scope.")
        }
        guard let state = OAuthClient.State(rawValue: try fields.text("state") ?? OAuthClient.State.active.rawValue)
        else {
            throw GenesysFault("bad.client.state", "The state must be active, disabled or inactive.")
        }
        self.state = state
        var pairs: [(String, String)] = []
        for element in try fields.list("roleDivisions") ?? [] {
            guard let role = element["roleId"]?.string, let division = element["divisionId"]?.string else {
                throw GenesysFields.wrong(element, "RoleDivision", allowed: "an object with roleId and divisionId")
            }
            pairs.append((role, division))
        }
        if grantType == .clientCredentials, pairs.isEmpty {
            throw GenesysFault("missing.client.roles", "A client of client credentials needs roleDivisions.")
        }
        if grantType == .code, scopes.isEmpty {
            throw GenesysFault("missing.client.scope", "A client of users needs a scope.")
        }
        // The vendor has roles and divisions apply to client credentials only: users bring their own.
        roleDivisions = grantType == .clientCredentials ? pairs : []
    }

    /// Writes what is asked for into a client.
    func apply(to client: inout OAuthClient) {
        client.name = name
        client.description = description
        client.tokenLifetime = tokenLifetime
        client.grant = grantType
        client.redirectURIs = redirectURIs
        client.scopes = scopes
        client.state = state
    }
}
