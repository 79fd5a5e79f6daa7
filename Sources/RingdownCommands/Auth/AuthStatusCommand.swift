import ArgumentParser
import RingdownAPI

/// `ringdown auth status`: who is logged in, as the server sees it.
struct AuthStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say who is logged in, and until when; exit 4 when nobody is."
    )

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard let logIn = try LogInFile().logIn(at: client.address) else {
            throw CommandFailure(
                "nobody is logged in at \(client.address); run: ringdown auth login",
                exit: .notAuthorised
            )
        }
        var status = LogInStatus(try client.logIn())
        do throws(APIError) {
            let own = try await RingdownClient(url: logIn.url, credentials: nil, token: logIn.token).ownToken()
            status.grantType = own.client?.authorizedGrantType
            status.scopes = own.authorizedScope.flatMap { $0.isEmpty ? nil : $0 }
        } catch {
            guard error.code == .unauthenticated else { throw error }
            throw CommandFailure(
                "the log-in at \(logIn.url) is no longer valid; run: ringdown auth login",
                exit: .notAuthorised
            )
        }
        let who = status.grantType == "CODE" ? "a user, through \(logIn.clientID)" : "the client \(logIn.clientID)"
        var lines = ["logged in at \(logIn.url) as \(who) until \(Text.clock(logIn.expiresAt))"]
        if let scopes = status.scopes { lines.append("  within \(scopes.joined(separator: " "))") }
        try output.show(status, text: lines)
    }
}
