import RingdownDialer

/// Conditions of which one, or every one, must hold.
struct CampaignRuleGroup: Codable, Hashable, Sendable {
    var matchesAny = false
    var conditions: [CampaignRuleCondition] = []

    /// Whether it holds of a campaign; a group without conditions does.
    func holds(of metrics: CampaignMetrics, at reading: ZoneClock.Reading) -> Bool {
        guard !conditions.isEmpty else { return true }
        return matchesAny
            ? conditions.contains { $0.holds(of: metrics, at: reading) }
            : conditions.allSatisfy { $0.holds(of: metrics, at: reading) }
    }
}

/// How a campaign stands, as far as conditions ask.
struct CampaignMetrics: Hashable, Sendable {
    /// Contacts called, as percent of the list, 0 to 100.
    var progress: Double
    /// Agents who serve it.
    var agents: Int
    /// Contacts called in this pass.
    var attempted: Int
    /// What the calls of this pass came to; zero where no condition asks.
    var results = CallResults()
}
