import AsyncHTTPClient
import Configuration
import Logging
import RingdownConnectors
import RingdownCore
import RingdownEngine
import RingdownVendors

extension LiveOptions {
    /// Asks the vendor what the configured client's token is and holds.
    func inspect(for operation: OperationReference?) async throws -> GenesysInspection {
        let configuration = try Configuration.load(config)
        let (hosts, id, secret) = try credentials(configuration)
        return try await HTTPClient.withHTTPClient(configuration: AsyncHTTPTransport.configuration()) { http in
            let connector = GenesysCloudConnector(
                provider: provider ?? "",
                hosts: hosts,
                clientID: id,
                clientSecret: Secret(secret),
                transport: AsyncHTTPTransport(client: http),
                clock: SystemClock(),
                logger: Logger(label: "explain") { _ in SwiftLogNoOpLogHandler() }
            )
            let inspection = await connector.inspection(for: operation.map { "\($0.method) \($0.path)" })
            guard inspection.token != nil || inspection.subject != nil else {
                let reason = inspection.gaps.first.map { " \($0)" } ?? ""
                throw CommandFailure("provider \(provider ?? "") showed nothing of its client:\(reason)")
            }
            return inspection
        }
    }

    /// Where the provider is, and who asks it.
    private func credentials(
        _ configuration: Configuration
    ) throws(CommandFailure) -> (hosts: GenesysHosts, id: String, secret: String) {
        guard let entry = configuration.providers[provider ?? ""] else {
            let names = configuration.providers.keys.sorted().joined(separator: ", ")
            throw CommandFailure(
                "\(config) has no provider \"\(provider ?? "")\"; "
                    + (names.isEmpty ? "add it under providers" : "it has \(names)"),
                exit: .usage
            )
        }
        guard case .genesysCloud(let api, let login) = entry.location, let id = entry.clientID,
            let secret = entry.clientSecret
        else {
            throw CommandFailure(
                "provider \(entry.name) is an exchange inside the server; give it a url to ask it from here",
                exit: .usage
            )
        }
        let environment = EnvironmentVariablesProvider()
        return (GenesysHosts(api: api, login: login), try id.resolve(environment), try secret.resolve(environment))
    }
}
