/// How many agents are doing what.
package struct AgentCounts: Hashable, Sendable, Codable {
    /// Agents on the campaign's queue: the sum of the other four.
    package internal(set) var onQueue = 0
    /// Waiting for a call.
    package internal(set) var idle = 0
    /// Bound to a line or to a contact in preview.
    package internal(set) var reserved = 0
    /// On a call.
    package internal(set) var talking = 0
    /// Wrapping up.
    package internal(set) var wrapUp = 0

    /// No agents at all.
    package init() {}

    mutating func count(_ activity: AgentActivity, by step: Int) {
        switch activity {
        case .offQueue: return
        case .idle: idle += step
        case .reserved: reserved += step
        case .talking: talking += step
        case .wrapUp: wrapUp += step
        }
        onQueue += step
    }
}
