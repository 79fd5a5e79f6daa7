package import RingdownDialer

/// An application that calls the exchange, on its own behalf or for users who log in.
package struct OAuthClient: StoredObject {
    package static let kind = ObjectKind.client

    /// How an application gets its tokens, in the vendor's words.
    package enum GrantType: String, Codable, Hashable, Sendable, CaseIterable {
        case code = "CODE"
        case token = "TOKEN"
        case saml = "SAML2-BEARER"
        case password = "PASSWORD"
        case clientCredentials = "CLIENT-CREDENTIALS"

        /// Those that the exchange can give tokens for.
        static let served: Set<GrantType> = [.code, .clientCredentials]
    }

    /// Whether an application may get tokens, and its tokens count.
    package enum State: String, Codable, Hashable, Sendable, CaseIterable {
        case active
        case disabled
        case inactive
    }

    package var id: String
    package var name: String
    /// What proves that a caller is this client.
    package var secret: KeptSecret
    /// How long a token is good for, in seconds of the wall clock: 300 to 172,800, as Genesys Cloud allows.
    package var tokenLifetime: Int
    /// When it was made.
    package var created: DialerTime
    /// When it was last changed; `nil` when it never was.
    package var modified: DialerTime?
    /// What it is for; `nil` when nobody said.
    package var description: String?
    /// How it gets its tokens; `nil`, as early versions left it, is client credentials.
    package var grant: GrantType?
    /// Where users are sent back to after a log-in; `nil` is nowhere.
    package var redirectURIs: [String]?
    /// The scopes that its users' tokens have, without effect on client credentials; `nil` is none.
    package var scopes: [String]?
    /// `nil` is active.
    package var state: State?

    /// How long a token is good for unless the client says otherwise: a day, as Genesys Cloud has it.
    package static let usualTokenLifetime = 86_400
    /// The lifetimes that a client may ask for.
    package static let allowedTokenLifetimes = 300...172_800

    package init(
        id: String,
        name: String,
        secret: KeptSecret,
        tokenLifetime: Int = OAuthClient.usualTokenLifetime,
        created: DialerTime
    ) {
        self.id = id
        self.name = name
        self.secret = secret
        self.tokenLifetime = tokenLifetime
        self.created = created
    }

    /// How it gets its tokens.
    var grantType: GrantType { grant ?? .clientCredentials }
    /// Whether it may get tokens, and its tokens count.
    var isActive: Bool { (state ?? .active) == .active }
}
