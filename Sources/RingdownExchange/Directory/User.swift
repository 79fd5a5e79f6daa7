package import RingdownCore
package import RingdownDialer

/// A person of the tenant.
///
/// As a member of a queue a user is an agent.
package struct User: StoredObject {
    package static let kind = ObjectKind.user

    package var id: String
    package var name: String
    /// The mail address, which is also the name to log in with.
    package var email: String
    /// The id of the division the user lives in.
    package var division: String
    /// What the user logs in with; `nil` for one who does not.
    package var password: KeptSecret?
    /// When the user was made; `nil` for users of early versions, which did not note it.
    package var created: DialerTime?
    /// What the user was last said to be doing; `nil`: nobody said, and the user takes the calls of the queues joined.
    package var presence: UserPresence?
    /// Members that a dialect gave and nothing else reads, kept to be given back; `nil` is none.
    package var attributes: [String: JSON]?
    /// 1 when the user is made, one more with every change; `nil` is 1.
    package var version: Int?

    /// Whether the user takes the calls of the queues that the user has joined.
    package var takesCalls: Bool { presence.map { $0.state == .onQueue } ?? true }

    package var divisionID: String? { division }

    package init(
        id: String,
        name: String,
        email: String,
        division: String,
        password: KeptSecret? = nil,
        created: DialerTime? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.division = division
        self.password = password
        self.created = created
    }
}
