import Foundation

/// Where an application wants its users sent back to, as it is registered.
///
/// What a request names must be the same, character by character. One exception is RFC 8252's (section 7.3): an
/// application on the user's own machine listens on whatever port is free, so a registered `http://127.0.0.1/callback`
/// or `http://[::1]/callback`, written without a port, takes any port.
package struct RedirectURI: Hashable, Sendable {
    /// The URI as it is registered.
    package let text: String

    /// A URI that may be registered; `nil` when it is not absolute, has a fragment or a user, or is neither `https` nor
    /// `http` on the user's own machine.
    package init?(_ text: String) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            let host = parts.host, !host.isEmpty, parts.fragment == nil, !text.contains("#"),
            parts.user == nil, parts.password == nil
        else { return nil }
        guard scheme == "https" || (scheme == "http" && Self.isOwnMachine(host)) else { return nil }
        self.text = text
    }

    /// Whether a request that names a URI means this one.
    package func matches(_ asked: String) -> Bool {
        if asked == text { return true }
        guard let own = URLComponents(string: text), own.scheme?.lowercased() == "http", own.port == nil,
            let host = own.host, Self.isLoopback(host),
            var other = URLComponents(string: asked), other.user == nil, other.password == nil,
            let port = other.port, (1...65_535).contains(port)
        else { return false }
        other.port = nil
        return other.string == text
    }

    private static func isOwnMachine(_ host: String) -> Bool { isLoopback(host) || host.lowercased() == "localhost" }

    /// Names may lead elsewhere, so `localhost` has no free choice of ports.
    private static func isLoopback(_ host: String) -> Bool { ["127.0.0.1", "[::1]", "::1"].contains(host) }
}
