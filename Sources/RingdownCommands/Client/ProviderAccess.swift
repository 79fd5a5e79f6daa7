import ArgumentParser
import AsyncHTTPClient
import Logging
import RingdownConnectors
import RingdownEngine

/// How a command calls a provider of the configuration.
struct ProviderAccess: ParsableArguments {
    @Option(help: "The provider in the configuration to call.")
    var provider: String

    @Option(help: "The configuration with the provider.")
    var config = "ringdown.yaml"

    /// Lends a client of the provider.
    func withClient<Result: Sendable>(
        _ body: (GenesysCloudClient) async throws -> Result
    ) async throws -> Result {
        let (hosts, id, secret) = try Configuration.load(config).credentials(of: provider)
        return try await HTTPClient.withHTTPClient(configuration: AsyncHTTPTransport.configuration()) { http in
            try await body(
                GenesysCloudClient(
                    hosts: hosts,
                    clientID: id,
                    clientSecret: Secret(secret),
                    transport: AsyncHTTPTransport(client: http),
                    clock: SystemClock(),
                    logger: Logger(label: "ringdown") { _ in SwiftLogNoOpLogHandler() }
                )
            )
        }
    }
}
