/// Where a contact stands in the present pass through the list.
package enum ContactStage: Hashable, Sendable, Codable {
    /// Not dialed yet in this pass.
    case waiting
    /// Dialed in this pass, or being dialed now.
    case called
    /// Passed over in this pass, and why.
    case skipped(UncallableReason)
}
