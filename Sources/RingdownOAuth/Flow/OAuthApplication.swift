package import RingdownCore

/// An application that may ask users to log in.
package struct OAuthApplication: Sendable {
    /// The client id.
    package var id: String
    /// The name that the log-in page shows.
    package var name: String
    package var redirectURIs: [RedirectURI]
    /// The most that it may ask for, and what it gets when it asks for nothing; `nil` leaves that to the user's grants.
    package var scopes: [Scope]?

    package init(id: String, name: String, redirectURIs: [RedirectURI], scopes: [Scope]? = nil) {
        self.id = id
        self.name = name
        self.redirectURIs = redirectURIs
        self.scopes = scopes
    }

    /// The registered URI that a request means; `nil` when it means none.
    func redirect(_ asked: String?) -> String? {
        asked.flatMap { asked in redirectURIs.contains { $0.matches(asked) } ? asked : nil }
    }
}
