/// A campaign at one instant, for progress, statistics and diagnostics.
package struct DialerSnapshot: Hashable, Sendable, Codable {
    /// The instant.
    package let time: DialerTime
    /// Where the campaign stands.
    package let status: DialingStatus
    /// The pass through the list that is under way, from 1.
    package let pass: Int
    /// The contacts of this pass.
    package let contacts: ContactCounts
    /// The agents.
    package let agents: AgentCounts
    /// Lines in use, connected ones included.
    package let linesInUse: Int
    /// Lines in use that are not connected yet.
    package let linesInFlight: Int
    /// Totals over all passes.
    package let tallies: DialerTallies
    /// Why no number is being dialed; empty while one is.
    package let whyNotDialing: [NotDialingReason]
}

extension CampaignDialer {
    /// The campaign as it stands.
    package var snapshot: DialerSnapshot {
        DialerSnapshot(
            time: now,
            status: status,
            pass: pass,
            contacts: contactCounts,
            agents: agentCounts,
            linesInUse: linesInUse,
            linesInFlight: linesInFlight,
            tallies: tallies,
            whyNotDialing: whyNotDialing
        )
    }

    /// The contacts of this pass.
    package var contactCounts: ContactCounts {
        contacts.counts
    }

    /// The agents by what they do.
    package var agentCounts: AgentCounts {
        agents.counts
    }

    /// Lines in use, from dialing until the call is over.
    package var linesInUse: Int {
        lines.count
    }

    /// What an agent is doing; `offQueue` for a stranger.
    package func activity(of agent: AgentID) -> AgentActivity {
        agents.index(of: agent).map { agents[$0].activity } ?? .offQueue
    }
}
