import ArgumentParser
import Foundation
import RingdownAPI
import RingdownCore

/// `ringdown auth login`: gets a token and keeps it for the commands that follow.
struct AuthLoginCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Get a token and keep it, readable by you only, for the commands that follow.",
        discussion: """
            With a client's secret (RINGDOWN_CLIENT_SECRET, or asked for at the terminal) the client itself logs in. \
            With --browser you do: the client must have http://127.0.0.1/callback among its redirectUris. \
            The secret and the password are never kept.
            """
    )

    @Flag(help: "Log in as yourself, in the browser.")
    var browser = false

    @Option(help: "With --browser: what the commands may do, as permissions separated by spaces; all when left out.")
    var scope: String?

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if scope != nil, !browser { throw ValidationError("--scope needs --browser: scopes do not narrow a client") }
    }

    func run() async throws {
        guard let id = client.namedClient else {
            throw CommandFailure("which client? give --client-id, or set RINGDOWN_CLIENT_ID", exit: .usage)
        }
        let server = RingdownClient(url: client.address, credentials: nil)
        let token: API.Token
        if browser {
            token = try await BrowserLogIn(server: server, clientID: id, scope: scope).token()
        } else {
            let secret = client.secret ?? Terminal.secret("Secret of \(id): ")
            guard let secret, !secret.isEmpty else {
                throw CommandFailure(
                    "no secret for the client \(id): set RINGDOWN_CLIENT_SECRET, or log in with --browser",
                    exit: .usage
                )
            }
            token = try await server.fetchToken(ClientCredentials(id: id, secret: secret))
        }
        let logIn = KeptLogIn(
            url: server.url,
            clientID: id,
            token: token.accessToken,
            expiresAt: Date().addingTimeInterval(TimeInterval(token.expiresIn))
        )
        try LogInFile().keep(logIn)
        try output.show(
            LogInStatus(logIn),
            text: ["logged in at \(logIn.url) as \(id) until \(Text.clock(logIn.expiresAt))"]
        )
    }
}
