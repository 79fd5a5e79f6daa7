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
