import RingdownDialer

/// The campaigns in hand and the agents who serve them: the part of the exchange's state that lives in memory.
///
/// Every change of it goes with a transaction that records what followed. When that transaction fails, the floor is
/// dropped and read anew from the store, which alone says what happened.
struct Floor: Sendable {
    /// The campaigns in hand, by id: those that dial, and those whose last agents are wrapping up.
    var campaigns: [String: LiveCampaign] = [:]
    /// Campaigns that are on and not read from the store yet.
    var pending: [String] = []
    /// The agents who have joined, by the queue's id.
    var joined: [String: Set<AgentID>] = [:]
    var roster = AgentRoster()
    /// Every schedule, by what it turns on and off.
    var schedules: [String: LiveSchedule] = [:]
    /// The sequences that are on, by id.
    var sequences: [String: CampaignSequence] = [:]
    /// When somebody is to be called, by the callback's id.
    var callbacks: [String: DialerTime] = [:]
    /// When contacts expire next, by the list's id.
    var expiries: [String: DialerTime] = [:]
    /// The callbacks of contacts still to be made, by id.
    var contactCallbacks: [String: ContactCallback] = [:]
    /// The campaign rules that are enabled, by id.
    var campaignRules: [String: LiveCampaignRule] = [:]
    /// Campaigns that something happened to since campaign rules were last applied.
    var touched: Set<String> = []
    /// What holds for every campaign.
    var settings = OutboundSettings(at: DialerTime(milliseconds: 0))
    /// Campaigns whose status has changed, for what follows them.
    var changedCampaigns: [String] = []
    /// Whether agents may have to be sent elsewhere.
    var isRosterStale = false
    /// Whether the floor was read from the store.
    var isOpen = false
    /// Whether something changed that is not committed yet.
    var isDirty = false
    /// The instant of the latest change.
    var latest = DialerTime(milliseconds: .min)

    /// When something happens by itself; `nil`: nothing happens until somebody asks for something.
    var nextEventTime: DialerTime? {
        let dialing = campaigns.values.compactMap(\.dialer.nextEventTime).min()
        let scheduled = schedules.values.compactMap(\.next).min()
        let ruled = campaignRules.values.compactMap(\.next).min()
        let called = [callbacks.values.min(), nextContactCallback].compactMap(\.self).min()
        return [dialing, scheduled, ruled, called, expiries.values.min()].compactMap(\.self).min()
    }

    /// Lets time pass up to the turn's instant, event by event, and records what happened.
    ///
    /// Answers whether more is due: a transaction records about `limit` events at most.
    mutating func advance(_ turn: Turn, recordingAbout limit: Int) throws -> Bool {
        var recorded = 0
        while let next = nextEventTime, next <= turn.now {
            guard recorded < limit else { return true }
            let turn = turn.at(next)
            let due = campaigns.filter { $0.value.dialer.nextEventTime == next }.keys.sorted()
            for id in due { recorded += try drive(id, turn) { $0.advance(to: next) } }
            recorded += try reviewSchedules(turn)
            recorded += try placeCallbacks(turn)
            recorded += try expireContacts(turn)
            recorded += try reviewCampaignRules(turn)
            recorded += try callContacts(turn)
            try settle(turn)
        }
        return false
    }

    /// Gives a campaign's dialer an input and records what followed.
    ///
    /// Answers how many events that were; 0 when the campaign is not in hand.
    @discardableResult
    mutating func drive(_ id: String, _ turn: Turn, _ input: (inout CampaignDialer) -> [DialerEvent]) throws -> Int {
        // Taken out, not copied: a dialer may hold a million contacts.
        guard var live = campaigns.removeValue(forKey: id) else { return 0 }
        isDirty = true
        touched.insert(id)
        let events = input(&live.dialer)
        var consequences = LiveCampaign.Consequences()
        try live.record(events, turn, &consequences)
        try live.answer(turn, &consequences)
        for agent in consequences.left {
            if roster.isLeaving(agent) { isRosterStale = true }
            roster.left(agent)
        }
        let isCutOff = consequences.isCutOff && live.dialer.status == .on
        if consequences.changedStatus { changedCampaigns.append(id) }
        if consequences.changedStatus || live.hasContacts != live.hadContacts {
            live.hadContacts = live.hasContacts
            isRosterStale = true
        }
        let (list, key) = (live.listID, live.list)
        campaigns[id] = consume live
        try contactsChanged(consequences.changedContacts, inList: list, turn)
        try obey(consequences.prohibitions, ofList: key, turn)
        if isCutOff { try cutOff(id, turn) }
        return events.count
    }

    /// Lets go of campaigns at rest and sends agents where they are needed, until nothing more follows from it.
    mutating func settle(_ turn: Turn) throws {
        repeat {
            while !changedCampaigns.isEmpty {
                let id = changedCampaigns.removeFirst()
                guard let campaign = try turn.db.object(Campaign.self, id) else { continue }
                try followSequences(campaign, turn)
            }
            try callContacts(turn)
            try assignAgents(turn)
            try applyCampaignRules(turn)
        } while !changedCampaigns.isEmpty || isRosterStale || !touched.isEmpty && !campaignRules.isEmpty
        touched = []
    }

    private mutating func assignAgents(_ turn: Turn) throws {
        let atRest = campaigns.filter(\.value.isAtRest).keys
        for id in atRest {
            campaigns[id] = nil
            roster.forget(campaign: id)
            isRosterStale = true
        }
        while isRosterStale {
            isRosterStale = false
            let moves = roster.moves(joined: joined, demands: campaigns.values.compactMap(\.demand))
            for move in moves {
                switch move {
                case .join(let agent, let campaign):
                    try drive(campaign, turn) { $0.agentJoined(agent, at: turn.now) }
                case .leave(let agent, let campaign):
                    try drive(campaign, turn) { $0.agentLeft(agent, at: turn.now) }
                }
            }
        }
    }

    /// Forgets everything, so that it is read from the store before anything else happens.
    mutating func drop() { self = Floor() }
}
