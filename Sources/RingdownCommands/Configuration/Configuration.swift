import RingdownCore

/// What `ringdown.yaml` says.
struct Configuration: Sendable {
    /// Where the control plane listens.
    struct Listen: Hashable, Sendable {
        var host: String
        /// 0 takes any free port.
        var port: Int
    }

    /// A caller of Ringdown's own API.
    struct Client: Sendable {
        var id: String
        var secret: SecretReference
        var grants: [Grant]
    }

    /// The file it was read from, as it was named.
    var file: String
    var listen = Listen(host: "127.0.0.1", port: 7300)
    /// The SQLite file.
    var storePath = "ringdown.db"
    /// The providers by name.
    var providers: [String: ProviderConfiguration] = [:]
    var clients: [Client] = []
    /// What keeps Terraform's states; `nil` when the server keeps none.
    var states: States?
    /// The sources that deliver signed requests.
    var sources: [SourceConfiguration] = []
    /// Rules, contact lists and windows.
    var book = RuleBook(rules: RuleSet([]), contactLists: [], windows: [:])
    /// What is odd, but does not keep the configuration from being used.
    var warnings: [Problem] = []
}

/// A vendor, or an exchange, that triggers go to.
struct ProviderConfiguration: Sendable {
    /// Where it is.
    enum Location: Sendable {
        /// An exchange inside the control plane; the file seeds its tenant.
        case embedded(seed: String?)
        /// The Genesys Cloud API at these hosts: a region's, or an exchange's.
        case genesysCloud(api: String, login: String)
    }

    var name: String
    var location: Location
    /// `nil` only for an embedded exchange, which makes its own client.
    var clientID: SecretReference?
    var clientSecret: SecretReference?
}
