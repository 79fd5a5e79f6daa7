extension API {
    /// What an OAuth client reads to find its way around (RFC 8414).
    package struct AuthorizationServer: Codable, Hashable, Sendable {
        package var issuer: String
        package var authorizationEndpoint: String
        package var tokenEndpoint: String
        package var revocationEndpoint: String
        package var introspectionEndpoint: String
        package var responseTypes: [String]
        package var grantTypes: [String]
        package var codeChallengeMethods: [String]
        package var tokenAuthentication: [String]
        /// Whether a log-in's answer names the server it comes from (RFC 9207).
        package var namesIssuer: Bool

        /// - Parameter issuer: the server's URL, without a slash at its end.
        package init(issuer: String) {
            self.issuer = issuer
            authorizationEndpoint = issuer + Paths.authorize
            tokenEndpoint = issuer + Paths.token
            revocationEndpoint = issuer + Paths.revokeToken
            introspectionEndpoint = issuer + Paths.introspectToken
            responseTypes = ["code"]
            grantTypes = ["client_credentials", "authorization_code"]
            codeChallengeMethods = ["S256"]
            tokenAuthentication = ["client_secret_basic", "client_secret_post", "none"]
            namesIssuer = true
        }

        private enum CodingKeys: String, CodingKey {
            case issuer
            case authorizationEndpoint = "authorization_endpoint"
            case tokenEndpoint = "token_endpoint"
            case revocationEndpoint = "revocation_endpoint"
            case introspectionEndpoint = "introspection_endpoint"
            case responseTypes = "response_types_supported"
            case grantTypes = "grant_types_supported"
            case codeChallengeMethods = "code_challenge_methods_supported"
            case tokenAuthentication = "token_endpoint_auth_methods_supported"
            case namesIssuer = "authorization_response_iss_parameter_supported"
        }
    }
}
