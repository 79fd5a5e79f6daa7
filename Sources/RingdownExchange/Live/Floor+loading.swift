import GRDB
import RingdownDialer

extension Floor {
    /// Reads the floor from the store: the agents on queue, and every campaign that was dialing.
    ///
    /// Calls whose end was never recorded are closed as interrupted, and not repeated.
    mutating func open(_ turn: Turn) throws {
        guard !isOpen else { return }
        isDirty = true
        joined = try turn.db.joinedAgents()
        settings = try turn.db.settings(at: turn.now)
        for campaign in try turn.db.objects(Campaign.self) where campaign.status.isActive {
            try load(campaign, turn)
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

    /// Takes a campaign in hand, as the store has it; nothing happens when it is in hand.
    mutating func load(_ campaign: Campaign, _ turn: Turn) throws {
        guard campaigns[campaign.id] == nil else { return }
        isDirty = true
        let key = try turn.db.key(.campaign, campaign.id)
        let list = try turn.db.key(.contactList, campaign.contactList)
        let rules = try turn.db.rules(of: campaign)
        let restored = CampaignDialer.restore(
            try turn.db.facts(of: campaign, key: key, list: list),
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
        try live.noteInterruptions(in: restored.events, turn)
        var consequences = LiveCampaign.Consequences()
        try live.record(restored.events, turn, &consequences)
        try live.answer(turn, &consequences)
        live.hadContacts = live.hasContacts
        campaigns[campaign.id] = live
        isRosterStale = true
    }
}
