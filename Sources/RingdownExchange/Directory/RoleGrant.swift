package import RingdownDialer

/// A role in a division, held by an OAuth client or a user.
package struct RoleGrant: Codable, Hashable, Sendable {
    /// The division that stands for all of them, present and future, as Genesys Cloud writes it too.
    package static let everywhere = "*"

    /// The id of the client or user that holds it.
    package var subject: String
    /// The role's id.
    package var role: String
    /// The division's id, or `everywhere`.
    package var division: String
    /// When it was given.
    package var made: DialerTime

    package init(subject: String, role: String, division: String, made: DialerTime) {
        self.subject = subject
        self.role = role
        self.division = division
        self.made = made
    }
}
