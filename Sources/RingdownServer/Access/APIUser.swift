package import RingdownCore

/// A person of the configuration, who logs in through an application.
package struct APIUser: Sendable {
    /// The name to log in with.
    package var id: String
    /// The name to show.
    package var name: String
    package var password: ClientSecret
    /// The roles that the person holds, and where.
    package var assignments: [RoleAssignment]

    package init(id: String, name: String, password: ClientSecret, assignments: [RoleAssignment]) {
        self.id = id
        self.name = name
        self.password = password
        self.assignments = assignments
    }
}
