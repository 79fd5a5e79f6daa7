/// What an operation asks of its caller.
package struct Requirement: Hashable, Sendable, Codable {
    /// How several permissions are to be read.
    package enum Mode: String, Hashable, Sendable, Codable {
        /// Every one of them.
        case all = "ALL"
        /// At least one of them.
        case any = "ANY"
    }

    /// The permissions; empty means that a valid token is enough.
    package var permissions: [Permission]
    /// How they are to be read.
    package var mode: Mode

    package init(_ permissions: [Permission], mode: Mode = .all) {
        self.permissions = permissions
        self.mode = mode
    }
}
