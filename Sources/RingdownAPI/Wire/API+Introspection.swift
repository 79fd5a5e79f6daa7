extension API {
    /// What a token is worth (RFC 7662, section 2.2).
    package struct Introspection: Codable, Hashable, Sendable {
        /// Whether it gives access now; without it nothing else is said.
        package var active: Bool
        package var scope: String?
        package var clientId: String?
        /// The user it stands for; `nil` for a client.
        package var username: String?
        /// The id of whom it stands for.
        package var sub: String?
        package var tokenType: String?
        /// When it was given, in seconds since 1970.
        package var iat: Int?
        /// When it expires, in seconds since 1970.
        package var exp: Int?

        package init(
            active: Bool,
            scope: String? = nil,
            clientId: String? = nil,
            username: String? = nil,
            sub: String? = nil,
            tokenType: String? = nil,
            iat: Int? = nil,
            exp: Int? = nil
        ) {
            self.active = active
            self.scope = scope
            self.clientId = clientId
            self.username = username
            self.sub = sub
            self.tokenType = tokenType
            self.iat = iat
            self.exp = exp
        }

        private enum CodingKeys: String, CodingKey {
            case active, scope, username, sub, iat, exp
            case clientId = "client_id"
            case tokenType = "token_type"
        }
    }
}
