import RingdownCore

extension AnswerPhrase {
    /// Phrases about requests for tokens.
    static let token: [AnswerPhrase] = [
        AnswerPhrase(
            ["unsupported_grant_type", "unauthorized_client", "grant type", "grant_type&not"],
            .wrongGrant,
            .grant,
            fix: "Ask with a grant that the OAuth client has, and send grant_type in a form."
        ),
        AnswerPhrase(
            ["invalid_scope", "invalid scope", "unknown scope"],
            .unknownScope,
            .scope,
            fix: "Leave the scope out, or use a real one."
        ),
        AnswerPhrase(
            ["redirect_uri", "redirect uri"],
            .invalidValue,
            .value,
            fix: "Send exactly a redirect URI that the OAuth client has."
        ),
        AnswerPhrase(
            ["code_verifier", "code verifier", "code_challenge", "pkce"],
            .invalidValue,
            .value,
            fix: "Send the code_verifier that belongs to the code_challenge."
        ),
        AnswerPhrase(
            [
                "invalid_client", "client authentication failed", "invalid client", "client application",
                "not authorized for user", "bad client credentials",
                "invalid credentials", "bad.credentials", "client not found", "unknown client",
                "client credentials are invalid", "authentication failed", "invalid username", "incorrect",
            ],
            .badClientCredentials,
            .token,
            fix: "Compare the id and the secret with the registered ones, and their region or tenant."
        ),
        AnswerPhrase(
            ["missing&grant_type", "grant_type is required", "grant_type&missing", "missing_grant_type"],
            .wrongTokenRequestEncoding,
            .tokenEncoding,
            isPlain: false,
            fix: "Send grant_type=… as application/x-www-form-urlencoded in the body."
        ),
    ]
}
