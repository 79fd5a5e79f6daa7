/// A named set of permissions, which a grant gives to a client or user in a division.
package struct AccessRole: Hashable, Sendable, Codable {
    package var name: String
    /// What it allows; any part of a permission may be `*`.
    package var permissions: [Permission]

    package init(name: String, permissions: [Permission]) {
        self.name = name
        self.permissions = permissions
    }
}
