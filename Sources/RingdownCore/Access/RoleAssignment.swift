package import Foundation

/// A role in a division as it is given: by its name, so that a role that changes changes for all that hold it.
package struct RoleAssignment: Hashable, Sendable, Codable {
    /// The role's name.
    package var role: String
    /// Where it counts.
    package var division: DivisionScope
    /// The instant from which it no longer counts; `nil`: it has no end.
    package var until: Date?

    package init(role: String, division: DivisionScope, until: Date? = nil) {
        self.role = role
        self.division = division
        self.until = until
    }

    /// What is held at an instant; a role that is gone allows nothing.
    package func grant(_ roles: [String: AccessRole], at now: Date) -> Grant {
        Grant(
            role: role,
            permissions: roles[role]?.permissions ?? [],
            division: division,
            standing: until.map { $0 <= now } ?? false ? .expired : .active
        )
    }
}
