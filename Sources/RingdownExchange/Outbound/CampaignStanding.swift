import RingdownDialer

/// How a campaign is doing: what every dialect's progress and diagnostics are taken from.
struct CampaignStanding: Sendable {
    var campaign: Campaign
    /// The name of its contact list.
    var listName: String
    /// The name of its queue; `nil` when it has none.
    var queueName: String?
    /// Contacts of its list.
    var total: Int
    /// Contacts called in this pass, those on a call included.
    var called: Int
    /// Contacts passed over in this pass, by reason.
    var skipped: [UncallableReason: Int]
    /// Its totals over all passes.
    var tallies: DialerTallies
    /// The members of its queue.
    var members: [QueueMember]
    /// What agents who serve any campaign are doing.
    var activities: [AgentID: AgentActivity]
    /// Callbacks that it is still to make.
    var callbacks: Int
    /// The campaign in the dialer's hands; `nil` when it is not dialing.
    var live: DialerSnapshot?

    /// Members who have joined the queue and take its calls.
    var onQueue: [QueueMember] { members.filter { $0.isJoined && $0.user.takesCalls } }

    /// Agents who wait for a call of this campaign; for one that is not dialing, those who would.
    var idleAgents: Int {
        if let live { return live.agents.idle }
        return onQueue.count { [nil, .idle, .offQueue].contains(activities[AgentID($0.user.id)]) }
    }

    /// Contacts that its filter left out in this pass.
    var filteredOut: Int { skipped[.filteredOut] ?? 0 }

    /// Why it places no call; empty while it does.
    var whyNotDialing: [NotDialingReason] {
        if let live { return live.whyNotDialing }
        // One that is on and not in hand is being read after a restart.
        if campaign.status.isActive { return [] }
        return campaign.status == .complete ? [.campaignComplete] : [.campaignOff]
    }
}

extension Exchange {
    /// What a campaign's calls came to, over all passes.
    func results(of campaign: Campaign) async throws(ExchangeError) -> CallResults {
        let now = switchboard.now
        return try await store.read { db in
            try db.results(campaign: try db.key(.campaign, campaign.id), at: now)
        }
    }

    /// How a campaign is doing.
    func standing(of campaign: Campaign) async throws(ExchangeError) -> CampaignStanding {
        let view = switchboard.view
        let live = view.campaigns[campaign.id]
        return try await store.read { db in
            let key = try db.key(.campaign, campaign.id)
            let list = try db.existing(ContactList.self, campaign.contactList)
            let recorded =
                if let live, live.contacts.skipped == 0 {
                    (called: live.contacts.called, skipped: [UncallableReason: Int]())
                } else {
                    try db.progress(campaign: key, pass: live?.pass ?? campaign.pass)
                }
            return CampaignStanding(
                campaign: campaign,
                listName: list.name,
                queueName: try campaign.queue.flatMap { try db.object(Queue.self, $0)?.name },
                total: try live?.contacts.total ?? db.size(ofList: try db.key(.contactList, list.id)),
                called: live?.contacts.called ?? recorded.called,
                skipped: recorded.skipped,
                tallies: try live?.tallies ?? db.tallies(campaign: key),
                members: try campaign.queue.map { try db.members(of: $0) } ?? [],
                activities: view.agents,
                callbacks: view.callbacks[campaign.id, default: 0],
                live: live
            )
        }
    }
}
