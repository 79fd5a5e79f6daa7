import Configuration
import RingdownConnectors
import RingdownVendors

/// What the configuration says of a CXone tenant.
struct CXoneProvider: Sendable {
    /// As whom it is reached.
    enum LogIn: Sendable {
        /// An employee's access key, with the registered application that uses it, or without one.
        case accessKey(id: SecretReference, secret: SecretReference, application: Application?)
        /// A person's log-in at the older token server.
        case legacy(application: SecretReference, username: SecretReference, password: SecretReference)
    }

    /// A registered application.
    struct Application: Sendable {
        var clientID: SecretReference
        var clientSecret: SecretReference
    }

    var logIn: LogIn
    /// The base URL in place of the vendor's hosts; `nil` is the vendor.
    var url: String?
    /// The area, such as `na1`; `nil` leaves finding the tenant to the hub.
    var area: String?
    /// The version to call; `nil` tries the newest first.
    var version: CXoneVersion?
    /// Windows' name of the zone for numbers that show none; `nil` leaves it to the vendor.
    var timeZone: String?

    /// The references to secrets.
    var secrets: [SecretReference] {
        switch logIn {
        case .accessKey(let id, let secret, let application):
            [id, secret] + (application.map { [$0.clientID, $0.clientSecret] } ?? [])
        case .legacy(let application, let username, let password): [application, username, password]
        }
    }

    /// Where and as whom the tenant is reached.
    func access(_ environment: EnvironmentVariablesProvider) throws(CommandFailure) -> CXoneAccess {
        let credentials: CXoneAccess.Credentials
        switch logIn {
        case .accessKey(let id, let secret, let application):
            var registered: CXoneAccess.Application?
            if let application {
                registered = CXoneAccess.Application(
                    clientID: try application.clientID.resolve(environment),
                    clientSecret: Secret(try application.clientSecret.resolve(environment))
                )
            }
            credentials = .accessKey(
                id: try id.resolve(environment),
                secret: Secret(try secret.resolve(environment)),
                application: registered
            )
        case .legacy(let application, let username, let password):
            credentials = .legacy(
                application: Secret(try application.resolve(environment)),
                username: try username.resolve(environment),
                password: Secret(try password.resolve(environment))
            )
        }
        return CXoneAccess(credentials: credentials, url: url, area: area, version: version, timeZone: timeZone)
    }
}
