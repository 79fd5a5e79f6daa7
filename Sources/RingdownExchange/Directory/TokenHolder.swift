import Foundation
import RingdownCore

/// Whom an access token was given to.
struct TokenHolder: Hashable, Sendable {
    /// The client's id.
    var client: String
    /// The id of the user it stands for; `nil` for a client that acts on its own behalf.
    var user: String?
    /// The scopes of a user's token; empty for a client's.
    var scopes: [Scope] = []
}
