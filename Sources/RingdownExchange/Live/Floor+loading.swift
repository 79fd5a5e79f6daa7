import GRDB
import RingdownDialer

extension Floor {
    /// Contacts that are read when the floor is opened; campaigns on with more follow one by one.
    private static let readAtOnce = 20_000

    /// Reads the floor from the store: the agents on queue, and the campaigns that were dialing.
    ///
    /// What takes long is left pending, so that the exchange answers soon after a restart.
    /// Calls whose end was never recorded are closed as interrupted, and not repeated.
    mutating func open(_ turn: Turn) throws {
        guard !isOpen else { return }
        isDirty = true
        joined = try turn.db.joinedAgents()
        settings = try turn.db.settings(at: turn.now)
        var left = Self.readAtOnce
        for campaign in try turn.db.objects(Campaign.self) where campaign.status.isActive {
            left -= try turn.db.size(ofList: try turn.db.key(.contactList, campaign.contactList))
            if left < 0, campaign.status == .on {
                pending.append(campaign.id)
            } else {
                try load(campaign, turn)
            }
        }
        for sequence in try turn.db.objects(CampaignSequence.self) where sequence.status == .on {
            sequences[sequence.id] = sequence
        }
        for callback in try turn.db.objects(ContactCallback.self) { contactCallbacks[callback.id] = callback }
        for rule in try turn.db.objects(CampaignRule.self) where rule.isEnabled { watch(rule, turn) }
        for schedule in try turn.db.objects(Schedule.self) { watch(schedule) }
        expiries = try turn.db.expiries()
        for callback in try turn.db.objects(ScheduledCallback.self) { callbacks[callback.id] = callback.due }
        isOpen = true
        isRosterStale = true
        try reviewSchedules(turn)
    }

    /// Takes the next pending campaign in hand, if it is still on.
    mutating func loadPending(_ turn: Turn) throws {
        guard !pending.isEmpty else { return }
        isDirty = true
        guard let campaign = try turn.db.object(Campaign.self, pending.removeFirst()), campaign.status.isActive else {
            return
        }
        try load(campaign, turn)
    }

    /// Takes a campaign in hand, as the store has it; nothing happens when it is in hand.
    mutating func load(_ campaign: Campaign, _ turn: Turn) throws {
        guard campaigns[campaign.id] == nil else { return }
        isDirty = true
        let key = try turn.db.key(.campaign, campaign.id)
        let list = try turn.db.key(.contactList, campaign.contactList)
        let rules = try turn.db.rules(of: campaign)
        var facts = try turn.db.facts(of: campaign, key: key, list: list)
        if let other = campaigns.values.first(where: { $0.list == list }) { facts.share(with: other.dialer) }
        let restored = CampaignDialer.restore(
            facts,
            id: CampaignDialer.ID(campaign.id),
            mode: campaign.mode,
            limits: try limits(of: campaign, turn),
            network: turn.network,
            rules: rules.dialing,
            at: turn.now
        )
        var live = LiveCampaign(
            key: key,
            list: list,
            listID: campaign.contactList,
            queue: campaign.queue,
            campaign: campaign,
            dialer: restored.dialer,
            rules: rules,
            pass: campaign.pass,
            hadContacts: false
        )
        live.isForcedOff = campaign.status == .forcedStopping
        try live.noteInterruptions(in: restored.events, turn)
        var consequences = LiveCampaign.Consequences()
        try live.record(restored.events, turn, &consequences)
        try live.answer(turn, &consequences)
        live.hadContacts = live.hasContacts
        campaigns[campaign.id] = live
        isRosterStale = true
    }
}
