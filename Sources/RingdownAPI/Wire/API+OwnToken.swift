extension API {
    /// What a presented token is, as far as the command line reads it.
    package struct OwnToken: Codable, Hashable, Sendable {
        /// The client that the token was given to.
        package struct Client: Codable, Hashable, Sendable {
            package var id: String?
            package var name: String?
            /// `CLIENT-CREDENTIALS`, or `CODE` for a user's token.
            package var authorizedGrantType: String?
        }

        /// What a user's application may do; empty when nothing narrows it.
        package var authorizedScope: [String]?
        package var client: Client?

        private enum CodingKeys: String, CodingKey {
            case authorizedScope
            case client = "OAuthClient"
        }
    }
}
