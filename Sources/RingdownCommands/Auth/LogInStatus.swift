import Foundation

/// A log-in as commands show it: never its token.
struct LogInStatus: Codable, Sendable {
    var url: String
    var clientId: String
    var expiresAt: Date
    /// `CLIENT-CREDENTIALS`, or `CODE` for a user's; `nil` when the server was not asked.
    var grantType: String?
    /// What it may do at most; `nil` when nothing narrows it, or the server was not asked.
    var scopes: [String]?

    init(_ logIn: KeptLogIn) {
        url = logIn.url
        clientId = logIn.clientID
        expiresAt = logIn.expiresAt
    }
}
