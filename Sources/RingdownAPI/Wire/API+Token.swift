extension API {
    /// An access token (RFC 6749, section 5.1); never logged, never described.
    package struct Token: Codable, Sendable {
        /// The secret itself.
        package var accessToken: String
        /// `bearer`.
        package var tokenType: String
        /// Seconds that it is good for.
        package var expiresIn: Int
        /// What its client may do, separated by spaces; scopes do not narrow it.
        package var scope: String?

        package init(accessToken: String, tokenType: String = "bearer", expiresIn: Int, scope: String? = nil) {
            self.accessToken = accessToken
            self.tokenType = tokenType
            self.expiresIn = expiresIn
            self.scope = scope
        }

        private enum CodingKeys: String, CodingKey {
            case accessToken = "access_token"
            case tokenType = "token_type"
            case expiresIn = "expires_in"
            case scope
        }
    }

    /// Why no token was given (RFC 6749, section 5.2).
    package struct TokenError: Codable, Hashable, Sendable {
        /// The RFC's code (`invalid_client`).
        package var error: String
        /// What is wrong and what to do, in one line.
        package var description: String?

        package init(error: String, description: String?) {
            self.error = error
            self.description = description
        }

        private enum CodingKeys: String, CodingKey {
            case error
            case description = "error_description"
        }
    }
}

extension API.Token: CustomStringConvertible {
    /// The token without its secret, so that no message or log can carry it.
    package var description: String { "token for \(expiresIn) s" }
}

extension API.Token: CustomReflectable {
    /// What a dump shows: all but the secret.
    package var customMirror: Mirror { Mirror(self, children: ["expiresIn": expiresIn]) }
}
