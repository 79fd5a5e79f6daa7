import GRDB
import RingdownCore
import RingdownDialer

extension LiveCampaign {
    /// Calls that the network does not carry, one after another, after which the campaign is turned off.
    static let mostFailures = 50

    /// What the floor has to see to after events were recorded.
    struct Consequences {
        /// Agents who went off queue.
        var left: [AgentID] = []
        var changedStatus = false
        /// Contacts that rules have changed.
        var changedContacts: [ContactID] = []
        /// What wrap-up codes forbid.
        var prohibitions: [Prohibition] = []
        /// Whether the network carries no call any more.
        var isCutOff = false
    }

    /// Records what happened, in the order given, and what follows from it by the rules after calls.
    mutating func record(_ events: [DialerEvent], _ turn: Turn, _ consequences: inout Consequences) throws {
        var events = events
        var recorded = 0
        while recorded < events.count {
            let event = events[recorded]
            recorded += 1
            switch event.kind {
            case .attemptStarted(let start):
                try turn.db.insert(start, at: event.time, campaign: key, list: list)
            case .attemptEnded(let end):
                try turn.db.update(end, at: event.time, campaign: key, list: list)
                consequences.isCutOff = noteFailure(end)
                if let agent = end.agent { wrapUps[agent] = WrapUp(attempt: end.id, since: event.time) }
                consequences.prohibitions += try wrapUp(end, turn)
                if end.disposition == .unwanted {
                    try turn.db.contribute(end.number.number, ofCampaign: campaign.id, at: turn.now)
                }
                events += try followUp(end, at: event.time, turn, &consequences)
            case .recallPlanned(let contact, let due, let recalls):
                try turn.db.planRecall(of: contact, at: due, recalls, campaign: key)
            case .contactSkipped(let contact, let reason):
                try turn.db.insertSkip(of: contact, reason, pass: pass, campaign: key)
                if reason == .noCallableNumber { try noteInvalidNumber(of: contact, at: event.time, turn) }
            case .passStarted(let number):
                pass = number
                campaign.pass = number
                if results != nil { results = CallResults() }
                try turn.db.update(campaign)
                try turn.db.restoreOrder(ofList: list)
            case .statusChanged(let status):
                consequences.changedStatus = true
                try change(to: CampaignStatus(status), at: event.time, turn)
            case .agentStateChanged(_, .wrapUp):
                break
            case .agentStateChanged(let agent, let activity):
                try noteWrapUp(of: agent, until: event.time, turn)
                if activity == .offQueue { consequences.left.append(agent) }
            case .connectedToAgent(let attempt, let agent, _):
                try turn.db.update(attempt, connectedTo: agent, campaign: key)
            case .ringing, .answered, .abandoned, .previewOffered,
                .previewWithdrawn, .campaignCompleted:
                break
            }
        }
    }

    /// Says in the log that calls were cut off by a restart, if any were.
    func noteInterruptions(in events: [DialerEvent], _ turn: Turn) throws {
        let count = events.count { event in
            guard case .attemptEnded(let end) = event.kind else { return false }
            return end.disposition == .interrupted
        }
        guard count > 0 else { return }
        try note(
            .callsInterrupted,
            .warning,
            at: turn.now,
            "\(count) call(s) were going on when the exchange stopped; how they ended is not known, and their contacts"
                + " are not called again in this pass.",
            turn
        )
    }

    /// Adds a line about the campaign to the event log.
    func note(
        _ kind: OutboundEvent.Kind,
        _ level: OutboundEvent.Level = .info,
        at time: DialerTime,
        contact: ContactID? = nil,
        _ message: String,
        _ turn: Turn
    ) throws {
        try turn.db.insert(
            OutboundEvent(
                id: turn.ids.next(),
                time: time,
                kind: kind,
                level: level,
                campaign: campaign.id,
                campaignName: campaign.name,
                contact: contact?.rawValue,
                message: message
            )
        )
    }

    /// Records how long an agent wrapped up after the latest call.
    private mutating func noteWrapUp(of agent: AgentID, until time: DialerTime, _ turn: Turn) throws {
        guard let wrapUp = wrapUps.removeValue(forKey: agent), time > wrapUp.since else { return }
        try turn.db.keepWrapUp(time.milliseconds - wrapUp.since.milliseconds, of: wrapUp.attempt, campaign: key)
    }

    private func noteInvalidNumber(of contact: ContactID, at time: DialerTime, _ turn: Turn) throws {
        try note(
            .invalidPhoneNumber,
            .warning,
            at: time,
            contact: contact,
            "The contact \(contact) has no number that can be dialed and was passed over.",
            turn
        )
    }

    /// Counts the calls that the network does not carry, and answers whether it is a matter of the network by now.
    private mutating func noteFailure(_ end: AttemptEnd) -> Bool {
        guard end.disposition == .congestion || end.disposition == .misconfigured else {
            failures = 0
            return false
        }
        failures += 1
        return failures >= Self.mostFailures
    }

    private mutating func change(to status: CampaignStatus, at time: DialerTime, _ turn: Turn) throws {
        if status == .on { (isForcedOff, failures) = (false, 0) }
        let status = isForcedOff ? status.forced : status
        campaign.status = status
        campaign.version += 1
        campaign.modified = time
        try turn.db.update(campaign)
        switch status {
        case .on:
            try note(.campaignStarted, at: time, "The campaign was turned on.", turn)
        case .forcedOff:
            try note(
                .campaignForcedOff,
                .error,
                at: time,
                "The campaign was turned off because the network carried none of its last \(Self.mostFailures) calls; start"
                    + " it when the network does.",
                turn
            )
        case .off:
            try note(.campaignStopped, at: time, "The campaign was turned off and its calls have ended.", turn)
        case .complete:
            try note(
                .campaignCompleted,
                at: time,
                "Every contact was dialed or passed over; the campaign turned itself off.",
                turn
            )
        case .stopping, .forcedStopping, .invalid:
            break
        }
    }
}
