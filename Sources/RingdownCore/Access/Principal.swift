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

    package init(id: String, name: String, kind: Kind = .client, grants: [Grant]) {
        self.id = id
        self.name = name
        self.kind = kind
        self.grants = grants
    }
}
