extension Paths {
    package static let authorize = "/oauth/authorize"
    package static let revokeToken = "/oauth/revoke"
    package static let introspectToken = "/oauth/introspect"
    /// Where RFC 8414 has clients look.
    package static let authorizationServer = "/.well-known/oauth-authorization-server"
    package static let clients = "/v1/clients"
    package static let client = "/v1/clients/{clientId}"
    package static let clientSecrets = "/v1/clients/{clientId}/secrets"
    package static let clientSecret = "/v1/clients/{clientId}/secrets/{secretId}"
    package static let ownToken = "/api/v2/tokens/me"
    package static let ownGrants = "/api/v2/authorization/subjects/me"
    package static let permittedDivisions = "/api/v2/authorization/divisionspermitted/me"
    package static let permittedDivisionsPage = "/api/v2/authorization/divisionspermitted/paged/me"
    package static let permissions = "/api/v2/authorization/permissions"
    package static let roles = "/api/v2/authorization/roles"
    package static let divisions = "/api/v2/authorization/divisions"
}
