import Configuration
import RingdownVendors

extension Configuration {
    /// Where a provider is that can be asked from here, and who asks it.
    func credentials(
        of provider: String
    ) throws(CommandFailure) -> (hosts: GenesysHosts, id: String, secret: String) {
        guard let entry = providers[provider] else {
            let names = providers.keys.sorted().joined(separator: ", ")
            throw CommandFailure(
                "\(file) has no provider \"\(provider)\"; "
                    + (names.isEmpty ? "add it under providers" : "it has \(names)"),
                exit: .usage
            )
        }
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
}
