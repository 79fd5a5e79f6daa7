import ArgumentParser

/// `ringdown auth`: log-ins at a control plane.
struct AuthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "auth",
        abstract: "Log in at a control plane, see who is logged in, and log out.",
        subcommands: [AuthLoginCommand.self, AuthStatusCommand.self, AuthLogoutCommand.self]
    )
}
