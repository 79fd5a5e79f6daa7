package import RingdownCore

/// A named set of permissions, which a grant gives to a subject in a division.
package struct Role: StoredObject {
    package static let kind = ObjectKind.role

    package var id: String
    package var name: String
    /// What it is for; empty when nobody said.
    package var description: String
    /// What it allows; any part of a permission may be `*`.
    package var permissions: [Permission]

    package init(id: String, name: String, description: String = "", permissions: [Permission]) {
        self.id = id
        self.name = name
        self.description = description
        self.permissions = permissions
    }
}
