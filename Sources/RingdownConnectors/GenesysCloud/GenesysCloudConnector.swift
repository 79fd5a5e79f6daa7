package import Logging
package import RingdownCore
package import RingdownVendors

/// Dials on Genesys Cloud: it starts the campaigns that dial a contact list, and, for a single call, puts the number on
/// a personal connection's list before.
///
/// The same connector reaches the exchange: only the hosts and the credentials differ.
package struct GenesysCloudConnector: Connector {
    /// The words for this vendor's objects in plans and errors.
    enum Kind {
        static let campaign = "campaign"
        static let contactList = "contact list"
        static let contact = "contact"
    }

    /// The configured provider that this connector serves; permits must name it.
    let provider: String
    let client: GenesysCloudClient
    let clock: any WallClock
    let logger: Logger

    /// A connector with its own token cache.
    ///
    /// - Parameters:
    ///   - provider: the provider's name in the configuration.
    ///   - hosts: where the organisation is reached.
    ///   - clientID: the id of an OAuth client of grant type Client Credentials.
    ///   - clientSecret: its secret.
    ///   - transport: what sends the requests; it neither repeats them nor follows redirects.
    ///   - clock: tells when tokens and permits expire, and when something was accepted.
    ///   - logger: where calls are logged, without tokens.
    package init(
        provider: String,
        hosts: GenesysHosts,
        clientID: String,
        clientSecret: Secret,
        transport: any HTTPTransport,
        clock: any WallClock,
        logger: Logger
    ) {
        self.provider = provider
        self.clock = clock
        self.logger = logger
        client = GenesysCloudClient(
            hosts: hosts,
            clientID: clientID,
            clientSecret: clientSecret,
            transport: transport,
            clock: clock,
            logger: logger
        )
    }
}
