import ArgumentParser
import Configuration
import RingdownAPI

/// Where the control plane is and who calls it; every option has its environment variable.
struct ClientOptions: ParsableArguments {
    @Option(help: "The control plane's address (RINGDOWN_URL).")
    var url: String?

    @Option(help: "The OAuth client's id (RINGDOWN_CLIENT_ID); its secret is read from RINGDOWN_CLIENT_SECRET.")
    var clientID: String?

    /// Lends a client for the control plane.
    func withClient<Result>(
        _ body: (RingdownClient) async throws -> Result
    ) async throws -> Result {
        let settings = ConfigReader(provider: EnvironmentVariablesProvider())
        func setting(_ key: ConfigKey, isSecret: Bool = false) -> String? {
            settings.string(forKey: key, isSecret: isSecret).flatMap { $0.isEmpty ? nil : $0 }
        }
        let address = url ?? setting("ringdown.url") ?? "http://127.0.0.1:7300"
        guard let id = clientID ?? setting("ringdown.client.id") else {
            throw CommandFailure("no client: set RINGDOWN_CLIENT_ID and RINGDOWN_CLIENT_SECRET", exit: .usage)
        }
        guard let secret = setting("ringdown.client.secret", isSecret: true) else {
            throw CommandFailure("no secret for the client \(id): set RINGDOWN_CLIENT_SECRET", exit: .usage)
        }
        return try await body(
            RingdownClient(url: address, credentials: ClientCredentials(id: id, secret: secret))
        )
    }
}
