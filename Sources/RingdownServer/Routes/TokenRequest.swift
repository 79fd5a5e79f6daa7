import RingdownOAuth

/// A request for a token, read from its form.
enum TokenRequest {
    /// For the client itself, with the scope that was asked for.
    case clientCredentials(scope: String?)
    /// For a user who has logged in.
    case authorizationCode(code: String, redirectURI: String?, verifier: String?)

    private static let grants = ["client_credentials", "authorization_code"]

    init(_ form: OAuthForm) throws(TokenRefusal) {
        guard let grant = form["grant_type"] else {
            throw TokenRefusal(.invalidRequest, "grant_type is missing; send grant_type=client_credentials.")
        }
        switch grant {
        case "client_credentials":
            self = .clientCredentials(scope: form["scope"].map { String($0.prefix(1000)) })
        case "authorization_code":
            guard let code = form["code"] else { throw TokenRefusal(.invalidRequest, "code is missing.") }
            self = .authorizationCode(
                code: code,
                redirectURI: form["redirect_uri"],
                verifier: form["code_verifier"]
            )
        default:
            throw TokenRefusal(
                .unsupportedGrantType,
                "grant_type is \"\(grant.prefix(80))\"; supported are \(Self.grants.joined(separator: " and "))."
            )
        }
    }
}
