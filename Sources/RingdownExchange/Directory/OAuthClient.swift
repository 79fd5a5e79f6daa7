package import RingdownDialer

/// An application that calls the exchange on its own behalf.
package struct OAuthClient: StoredObject {
    package static let kind = ObjectKind.client

    package var id: String
    package var name: String
    /// What proves that a caller is this client.
    package var secret: SecretHash
    /// How long a token is good for, in seconds of the wall clock: 300 to 172,800, as Genesys Cloud allows.
    package var tokenLifetime: Int
    /// When it was made.
    package var created: DialerTime

    /// How long a token is good for unless the client says otherwise: a day, as Genesys Cloud has it.
    package static let usualTokenLifetime = 86_400
    /// The lifetimes that a client may ask for.
    package static let allowedTokenLifetimes = 300...172_800

    package init(
        id: String,
        name: String,
        secret: SecretHash,
        tokenLifetime: Int = OAuthClient.usualTokenLifetime,
        created: DialerTime
    ) {
        self.id = id
        self.name = name
        self.secret = secret
        self.tokenLifetime = tokenLifetime
        self.created = created
    }
}
