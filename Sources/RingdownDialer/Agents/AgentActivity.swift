/// What an agent is doing, as far as the campaign is concerned.
package enum AgentActivity: String, Hashable, Sendable, Codable, CaseIterable {
    /// Not on the campaign's queue.
    case offQueue
    /// Waiting for a call.
    case idle
    /// Bound to a line that is dialing or ringing, or looking at a contact in preview.
    case reserved
    /// On a call.
    case talking
    /// Wrapping up after a call.
    case wrapUp
}
