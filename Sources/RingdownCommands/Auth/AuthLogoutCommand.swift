import ArgumentParser
import RingdownAPI

/// `ringdown auth logout`: takes the kept token back and forgets it.
struct AuthLogoutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout",
        abstract: "Have the server revoke the kept token, and forget it."
    )

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let file = LogInFile()
        guard let logIn = try file.logIn(at: client.address) else {
            return try output.show(["url": client.address], text: ["nobody was logged in at \(client.address)"])
        }
        try file.forget(logIn.url)
        do throws(APIError) {
            try await RingdownClient(url: logIn.url, credentials: nil, token: logIn.token).revokeOwnToken()
        } catch  where error.code != .unauthenticated {
            throw CommandFailure(
                "forgotten here, but the server could not be told: \(error.message) "
                    + "The token is good until \(Text.clock(logIn.expiresAt))."
            )
        } catch {
            // It was over already.
        }
        try output.show(["url": logIn.url], text: ["logged out at \(logIn.url)"])
    }
}
