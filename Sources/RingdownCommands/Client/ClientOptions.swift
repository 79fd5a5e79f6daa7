import ArgumentParser
import Configuration
import Foundation
import RingdownAPI

/// Where the control plane is and who calls it; every option has its environment variable.
struct ClientOptions: ParsableArguments {
    @Option(help: "The control plane's address (RINGDOWN_URL).")
    var url: String?

    @Option(
        help: """
            The OAuth client's id (RINGDOWN_CLIENT_ID); its secret is read from RINGDOWN_CLIENT_SECRET. Without one, \
            what ringdown auth login left is used.
            """
    )
    var clientID: String?

    /// The control plane's address.
    var address: String { url ?? setting("ringdown.url") ?? "http://127.0.0.1:7300" }

    /// Whether somebody said where the control plane is.
    var isAddressGiven: Bool { url != nil || setting("ringdown.url") != nil }

    /// The client's credentials; `nil` when nobody named a client.
    func credentials() throws(CommandFailure) -> ClientCredentials? {
        guard let id = namedClient else { return nil }
        guard let secret else {
            throw CommandFailure("no secret for the client \(id): set RINGDOWN_CLIENT_SECRET", exit: .usage)
        }
        return ClientCredentials(id: id, secret: secret)
    }

    /// Lends a client for the control plane.
    func withClient<Result>(
        _ body: (RingdownClient) async throws -> Result
    ) async throws -> Result {
        if let credentials = try credentials() {
            return try await body(RingdownClient(url: address, credentials: credentials))
        }
        let logIn = try logIn()
        do {
            return try await body(RingdownClient(url: address, credentials: nil, token: logIn.token))
        } catch let error as APIError where error.code == .unauthenticated {
            throw CommandFailure(
                "the log-in at \(logIn.url) is no longer valid; run: ringdown auth login",
                exit: .notAuthorised
            )
        }
    }

    /// The kept log-in at the address.
    func logIn(now: Date = Date()) throws(CommandFailure) -> KeptLogIn {
        guard let logIn = try LogInFile().logIn(at: address) else {
            throw CommandFailure(
                "no client: set RINGDOWN_CLIENT_ID and RINGDOWN_CLIENT_SECRET, or run: ringdown auth login",
                exit: .usage
            )
        }
        guard logIn.expiresAt > now else {
            throw CommandFailure(
                "the log-in at \(logIn.url) has expired; run: ringdown auth login",
                exit: .notAuthorised
            )
        }
        return logIn
    }

    /// The client's id; `nil` when nobody named a client.
    var namedClient: String? { clientID ?? setting("ringdown.client.id") }

    /// The client's secret; `nil` when it is not set.
    var secret: String? { setting("ringdown.client.secret", isSecret: true) }

    private func setting(_ key: ConfigKey, isSecret: Bool = false) -> String? {
        ConfigReader(provider: EnvironmentVariablesProvider()).string(forKey: key, isSecret: isSecret)
            .flatMap { $0.isEmpty ? nil : $0 }
    }
}
