import RingdownCore
import RingdownEngine

/// What `ringdown.yaml` says.
struct Configuration: Sendable {
    /// Where the control plane listens.
    struct Listen: Hashable, Sendable {
        var host: String
        /// 0 takes any free port.
        var port: Int
    }

    /// How the server looks at the vendors' schedules.
    struct ScheduleWatching: Hashable, Sendable {
        /// Seconds between two looks.
        var every: Double
        /// The workspace of the changes that are found.
        var workspace: String
    }

    /// The file it was read from, as it was named.
    var file: String
    var listen = Listen(host: "127.0.0.1", port: 7300)
    /// What the server proves itself with; `nil` when it speaks plain HTTP.
    var tls: TLS?
    /// The SQLite file.
    var storePath = "ringdown.db"
    /// Triggers that may wait to be sent before no more are taken in.
    var backlog = 100_000
    /// The providers by name.
    var providers: [String: ProviderConfiguration] = [:]
    var clients: [Client] = []
    var users: [User] = []
    /// What clients and users may hold.
    var roles: [AccessRole] = []
    /// The URL that callers reach the server at; `nil` takes it from each request.
    var publicURL: String?
    /// What keeps Terraform's states; `nil` when the server keeps none.
    var states: States?
    /// The sources that deliver signed requests.
    var sources: [SourceConfiguration] = []
    /// The schedules that campaigns, skills and sequences are to have.
    var schedules: [DesiredSchedule] = []
    /// How the server looks at them; `nil` when it does not.
    var scheduleWatch: ScheduleWatching?
    /// Rules, contact lists and windows.
    var book = RuleBook(rules: RuleSet([]), contactLists: [], windows: [:])
    /// What is odd, but does not keep the configuration from being used.
    var warnings: [Problem] = []
}

/// A vendor, or an exchange, that triggers go to.
struct ProviderConfiguration: Sendable {
    /// What Genesys Cloud documents for one token.
    static let genesysRequests = 300
    /// What is sent where no limit is documented: to CXone, and to an exchange.
    static let undocumentedRequests = 6000

    /// Which vendor's API an exchange is spoken to with.
    enum ExchangeDialect: String, CaseIterable, Sendable {
        case genesys, cxone
    }

    /// Where it is.
    enum Location: Sendable {
        /// An exchange inside the control plane; the file seeds its tenant.
        case embedded(seed: String?, dialect: ExchangeDialect)
        /// The Genesys Cloud API at these hosts: a region's, or an exchange's.
        case genesysCloud(api: String, login: String)
        /// A CXone tenant, or an exchange that speaks its dialect.
        case cxone(CXoneProvider)
    }

    var name: String
    var location: Location
    /// `nil` for an embedded exchange, which makes its own client, and for CXone, which has its own way to log in.
    var clientID: SecretReference?
    var clientSecret: SecretReference?
    /// Requests that it is sent in a minute at most.
    var requestsPerMinute = undocumentedRequests
    /// What it is for (`sandbox`, `production`); `nil` when the configuration does not say.
    var environment: String?
    /// The provider of another environment whose place it takes in its own; `nil` when the configuration does not say.
    var insteadOf: String?
}
