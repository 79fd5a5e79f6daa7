import Foundation

/// A log-in as it is kept: a token and what it is for, never a secret that could get another one.
struct KeptLogIn: Codable, Hashable, Sendable {
    /// The control plane's address.
    var url: String
    /// The client that the token was given to.
    var clientID: String
    var token: String
    var expiresAt: Date
}

extension KeptLogIn: CustomStringConvertible, CustomReflectable {
    var description: String { "log-in of \(clientID) at \(url)" }
    var customMirror: Mirror { Mirror(self, children: ["url": url, "clientID": clientID]) }
}
