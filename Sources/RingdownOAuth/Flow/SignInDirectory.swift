/// Who may log in, and through which applications: what a server tells the authorization endpoint.
package protocol SignInDirectory: Sendable {
    /// The application with a client id; `nil` when there is none that lets users log in.
    func application(_ id: String) async throws -> OAuthApplication?

    /// Compares a user's password; slowed down for whoever guesses.
    func signIn(_ name: String, password: String, from address: String) async throws -> SignIn
}

/// What came of a log-in.
package enum SignIn: Sendable {
    /// The user's id.
    case user(String)
    /// The name or the password is wrong.
    case refused
    /// The next attempt must wait so many seconds.
    case wait(Int)
}
