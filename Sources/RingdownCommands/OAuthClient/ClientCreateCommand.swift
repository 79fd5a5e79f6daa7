import ArgumentParser
import RingdownAPI

/// `ringdown client create`: a new client with its secret.
struct ClientCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make an OAuth client and show its secret, this once.",
        discussion: "Nobody can give a client more than they hold themselves."
    )

    @Argument(help: "The client id; one is made up when left out.")
    var id: String?

    @Option(help: "A name to show.")
    var name: String?

    @Option(
        name: .customLong("grant"),
        help: "ROLE in DIVISION, as ROLE:DIVISION; * is every division. May be repeated."
    )
    var grants: [GrantArgument] = []

    @OptionGroup var client: ClientOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = API.ClientRequest(id: id, name: name, grants: grants.map(\.grant))
        let made = try await client.withClient { client in try await client.addClient(request) }
        try output.show(made, text: Text.lines(made))
    }
}

/// A role in a division, as an argument.
struct GrantArgument: ExpressibleByArgument {
    var grant: API.Client.Grant

    /// Role and division, separated by the last colon.
    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":") else { return nil }
        let role = String(argument[..<colon])
        let division = String(argument[argument.index(after: colon)...])
        guard !role.isEmpty, !division.isEmpty else { return nil }
        grant = API.Client.Grant(role: role, division: division)
    }
}
