/// Where an organisation of Genesys Cloud is reached: the base URLs of its services, without a slash at the end.
package struct GenesysHosts: Codable, Hashable, Sendable {
    /// The platform API's.
    package var api: String
    /// The token endpoint's.
    package var login: String

    /// Base URLs as they are; slashes at their ends are dropped.
    package init(api: String, login: String) {
        func trimmed(_ url: String) -> String {
            var url = url[...]
            while url.hasSuffix("/") { url = url.dropLast() }
            return String(url)
        }
        self.api = trimmed(api)
        self.login = trimmed(login)
    }

    /// One base URL for both services, as the exchange has it.
    package init(url: String) { self.init(api: url, login: url) }

    /// A region's.
    package init(_ region: GenesysRegion) {
        self.init(api: "https://\(region.apiHost)", login: "https://\(region.loginHost)")
    }
}
