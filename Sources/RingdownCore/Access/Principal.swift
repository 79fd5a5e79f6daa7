/// Who asks: an OAuth client on its own behalf, or a user through an application.
package struct Principal: Hashable, Sendable, Codable {
    /// The kinds of callers.
    package enum Kind: String, Hashable, Sendable, Codable {
        /// A token from client credentials; scopes do not narrow it.
        case client
        /// A token that stands for a person.
        case user
    }

    /// The client's or user's identifier.
    package var id: String
    /// A name to show.
    package var name: String
    /// What kind of caller it is.
    package var kind: Kind
    /// What it holds.
    package var grants: [Grant]
    /// The id of the application through which a user acts; `nil` for a client.
    package var application: String?
    /// What the user lets the application do; `nil` does not narrow it, and for a client they are without effect.
    package var scopes: [Scope]?

    package init(
        id: String,
        name: String,
        kind: Kind = .client,
        grants: [Grant],
        application: String? = nil,
        scopes: [Scope]? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.grants = grants
        self.application = application
        self.scopes = scopes
    }

    /// The scopes that narrow it; `nil` when none do, as for every client that acts on its own behalf.
    package var narrowingScopes: [Scope]? { kind == .user ? scopes : nil }
}
