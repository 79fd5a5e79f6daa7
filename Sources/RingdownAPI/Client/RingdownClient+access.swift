import NIOHTTP1

extension RingdownClient {
    /// The OAuth clients.
    package func clients() async throws(APIError) -> [API.Client] {
        try await send(Call(.GET, Paths.clients), as: API.Page<API.Client>.self).entities
    }

    /// Makes a client; its secret is shown this once.
    package func addClient(_ request: API.ClientRequest) async throws(APIError) -> API.NewClient {
        try await send(Call(.POST, Paths.clients).sending(request))
    }

    /// Gives a client a new secret.
    ///
    /// - Parameter overlap: seconds that the old secret counts on; `nil` leaves it to the server.
    package func rotateSecret(of id: String, overlap: Int?) async throws(APIError) -> API.NewClient {
        try await send(
            Call(.POST, Paths.filled(Paths.clientSecrets, id)).sending(API.SecretRotation(overlapSeconds: overlap))
        )
    }

    /// Ends a secret at once.
    package func removeSecret(_ secretID: String, of id: String) async throws(APIError) {
        try await send(Call(.DELETE, Paths.filled(Paths.filled(Paths.clientSecret, id), secretID)))
    }

    /// Removes a client and revokes its tokens.
    package func removeClient(_ id: String) async throws(APIError) {
        try await send(Call(.DELETE, Paths.filled(Paths.client, id)))
    }

    /// What the token in use is.
    package func ownToken() async throws(APIError) -> API.OwnToken { try await send(Call(.GET, Paths.ownToken)) }

    /// Takes the token in use back.
    package func revokeOwnToken() async throws(APIError) { try await send(Call(.DELETE, Paths.ownToken)) }

    /// Changes the code of a log-in for a token.
    package func fetchToken(
        code: String,
        redirectURI: String,
        verifier: String,
        clientID: String
    ) async throws(APIError) -> API.Token {
        try await fetchToken(
            [
                ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirectURI),
                ("code_verifier", verifier), ("client_id", clientID),
            ],
            client: clientID
        )
    }

    /// The URL at which a user logs in.
    package func logInURL(
        clientID: String,
        redirectURI: String,
        challenge: String,
        state: String,
        scope: String?
    ) -> String {
        url + Paths.authorize
            + Self.text(of: [
                ("response_type", "code"), ("client_id", clientID), ("redirect_uri", redirectURI),
                ("code_challenge", challenge), ("code_challenge_method", "S256"), ("state", state), ("scope", scope),
            ])
    }
}
