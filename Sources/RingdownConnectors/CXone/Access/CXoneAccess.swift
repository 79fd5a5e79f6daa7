package import RingdownVendors

/// Where a CXone tenant is reached, and as whom.
package struct CXoneAccess: Sendable {
    /// As whom.
    package enum Credentials: Sendable {
        /// An employee's access key, with the registered application that uses it, or without one.
        case accessKey(id: String, secret: Secret, application: Application?)
        /// A person's log-in at the older token server; the application is `App@Vendor:BusinessUnit`.
        case legacy(application: Secret, username: String, password: Secret)
    }

    /// An application that the vendor has registered.
    package struct Application: Sendable {
        package var clientID: String
        package var clientSecret: Secret

        package init(clientID: String, clientSecret: Secret) {
            self.clientID = clientID
            self.clientSecret = clientSecret
        }
    }

    /// The hub that knows every tenant.
    static let hub = "https://cxone.niceincontact.com"
    /// The older token server.
    static let legacyServer = "https://api.incontact.com"

    package var credentials: Credentials
    /// The base URL for everything, in place of the vendor's hosts; `nil` is the vendor.
    package var url: String?
    /// The area, such as `na1`; `nil` leaves finding the tenant to the hub.
    package var area: String?
    /// The version of the API to call; `nil` tries the newest first.
    package var version: CXoneVersion?
    /// Windows' name of the zone for numbers that show none; `nil` leaves it to the vendor.
    package var timeZone: String?

    package init(
        credentials: Credentials,
        url: String? = nil,
        area: String? = nil,
        version: CXoneVersion? = nil,
        timeZone: String? = nil
    ) {
        self.credentials = credentials
        self.url = url.map(Self.trimmed)
        self.area = area
        self.version = version
        self.timeZone = timeZone
    }

    /// The text without slashes at its end.
    static func trimmed(_ url: String) -> String {
        var url = url[...]
        while url.hasSuffix("/") { url = url.dropLast() }
        return String(url)
    }

    /// The base URL that is asked about tokens and hosts.
    var home: String { url ?? Self.hub }

    /// The operation that gives tokens.
    var tokenOperation: CXoneDiagnosis.TokenOperation {
        switch credentials {
        case .accessKey(_, _, .some): .hub
        case .accessKey(_, _, nil): .accessKey
        case .legacy: .legacy
        }
    }

    /// A text in which none of the secrets stands.
    func redacting(_ text: String) -> String {
        let secrets: [Secret] =
            switch credentials {
            case .accessKey(_, let secret, let application): [secret, application?.clientSecret].compactMap(\.self)
            case .legacy(let application, _, let password): [application, password]
            }
        return secrets.reduce(text) { $1.redacting($0) }
    }
}
