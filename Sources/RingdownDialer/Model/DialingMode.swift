/// How a campaign decides when to place the next call.
///
/// Raw values are Genesys Cloud's `dialingMode`.
package enum DialingMode: String, Hashable, Sendable, Codable, CaseIterable {
    /// No agents: as many calls at once as there are outbound lines; who answers hears the campaign's message.
    case agentless
    /// An agent is shown the contact first; the number is dialed when the agent says so or the preview times out.
    /// The agent stays bound to that contact until then.
    case preview
    /// A fixed number of lines for each idle agent: floor(`PacingLimits.maxCallsPerAgent` × idle agents) − lines in
    /// flight. Can abandon calls.
    case power
    /// As many lines as a forecast allows: people who answer find an agent, but for the share that
    /// `PacingLimits.abandonRate` lets be abandoned. `PacingLimits.maxCallsPerAgent` bounds the lines in flight.
    case predictive
    /// One line for each idle agent: idle agents − lines in flight. Each line is bound to one agent from the start, so
    /// no call is abandoned.
    case progressive

    /// Whether calls are connected to agents.
    package var needsAgents: Bool {
        self != .agentless
    }
}
