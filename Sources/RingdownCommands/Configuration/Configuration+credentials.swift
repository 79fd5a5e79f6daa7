import Configuration
import RingdownVendors

extension Configuration {
    /// Where a provider is that can be asked from here, and who asks it.
    func credentials(
        of provider: String
    ) throws(CommandFailure) -> (hosts: GenesysHosts, id: String, secret: String) {
        let entry = try entry(of: provider)
        guard case .genesysCloud(let api, let login) = entry.location, let id = entry.clientID,
            let secret = entry.clientSecret
        else {
            throw CommandFailure(
                "provider \(provider) is an exchange inside the server; give it a url to ask it from here",
                exit: .usage
            )
        }
        let environment = EnvironmentVariablesProvider()
        return (GenesysHosts(api: api, login: login), try id.resolve(environment), try secret.resolve(environment))
    }

    /// The CXone tenant that a provider is; `nil` when it is another vendor's.
    func tenant(of provider: String) throws(CommandFailure) -> CXoneProvider? {
        guard case .cxone(let tenant) = try entry(of: provider).location else { return nil }
        return tenant
    }

    private func entry(of provider: String) throws(CommandFailure) -> ProviderConfiguration {
        if let entry = providers[provider] { return entry }
        let names = providers.keys.sorted().joined(separator: ", ")
        throw CommandFailure(
            "\(file) has no provider \"\(provider)\"; "
                + (names.isEmpty ? "add it under providers" : "it has \(names)"),
            exit: .usage
        )
    }
}
