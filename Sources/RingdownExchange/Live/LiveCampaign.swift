import RingdownDialer

/// A campaign that the exchange has in hand: its dialer, and where its rows are.
struct LiveCampaign: Sendable {
    /// The campaign's key in the store.
    let key: Int64
    /// The key of its contact list.
    let list: Int64
    /// The id of its contact list.
    let listID: String
    /// The id of its queue; `nil` when it has none.
    var queue: String?
    /// The campaign as its contacts and numbers are taken from it.
    var campaign: Campaign
    var dialer: CampaignDialer
    /// The rules that decide whom it calls, and when.
    var rules: LiveRules
    /// The pass that events recorded next belong to.
    var pass: Int
    /// Whether contacts were left to dial when agents were last assigned.
    var hadContacts: Bool
    /// The latest call of each agent, until the agent does something else.
    var wrapUps: [AgentID: WrapUp] = [:]

    /// Whether the platform, and not a person, turns it off.
    var isForcedOff = false
    /// How many calls the network did not carry, one after another.
    var failures = 0
    /// What the calls of this pass came to; `nil` as long as no campaign rule asked.
    var results: CallResults?

    /// A call that is over, and when its agent began to wrap up.
    struct WrapUp: Sendable {
        var attempt: AttemptID
        var since: DialerTime
    }

    /// A contact as the campaign dials it.
    func dialable(_ contact: Contact) -> DialableContact { campaign.dialable(contact, by: dialer) }

    /// What the campaign asks of the roster; `nil` when it needs no agents.
    var demand: AgentRoster.Demand? {
        guard let queue, dialer.mode.needsAgents else { return nil }
        return AgentRoster.Demand(
            campaign: campaign.id,
            queue: queue,
            weight: campaign.priority ?? Campaign.usualPriority,
            isOn: dialer.status == .on,
            hasContacts: hasContacts
        )
    }

    /// Whether anybody is left to dial in this pass.
    var hasContacts: Bool { !dialer.contactCounts.isExhausted }

    /// Whether it is neither dialing nor waiting for anything.
    var isAtRest: Bool {
        (dialer.status == .off || dialer.status == .complete) && dialer.nextEventTime == nil
    }
}
