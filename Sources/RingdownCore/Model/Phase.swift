/// How far a change has come.
package enum Phase: String, Codable, Hashable, Sendable, CaseIterable {
    /// Terraform intends it; nothing has happened yet.
    case planned
    /// Terraform reported it done.
    case applied
    /// The real object was found to differ from what Terraform last wrote.
    case drifted
}
