import RingdownDialer

/// What is going on, as of the last commit: what readers see.
struct LiveView: Hashable, Sendable {
    /// The campaigns in hand, by id.
    var campaigns: [String: DialerSnapshot] = [:]
    /// What the agents who serve a campaign are doing.
    var agents: [AgentID: AgentActivity] = [:]

    /// How many callbacks each campaign is still to make.
    var callbacks: [String: Int] = [:]

    init() {}

    /// What is going on on a floor.
    init(_ floor: Floor) {
        campaigns = floor.campaigns.mapValues(\.dialer.snapshot)
        for callback in floor.contactCallbacks.values { callbacks[callback.campaign, default: 0] += 1 }
        for (agent, campaign) in floor.roster.serving {
            agents[agent] = floor.campaigns[campaign]?.dialer.activity(of: agent)
        }
    }
}
