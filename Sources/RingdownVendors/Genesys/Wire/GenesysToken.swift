/// What the token endpoint gives.
///
/// It holds a secret: it is neither to be logged nor stored.
package struct GenesysToken: Codable, Sendable {
    /// Seconds that a token lives when the answer does not say: the shortest that a client can be given.
    package static let shortestLifetime = 300
    /// Seconds that a token lives at most.
    package static let longestLifetime = 172_800

    /// The token.
    package var accessToken: String
    /// `bearer`, in whatever case.
    package var tokenType: String?
    /// Seconds until it expires; `nil` when the answer does not say.
    package var expiresIn: Int?

    private enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case tokenType = "token_type"
        case expiresIn = "expires_in"
    }

    package init(accessToken: String, tokenType: String? = "bearer", expiresIn: Int?) {
        self.accessToken = accessToken
        self.tokenType = tokenType
        self.expiresIn = expiresIn
    }
}

extension GenesysToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "GenesysToken(redacted)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
