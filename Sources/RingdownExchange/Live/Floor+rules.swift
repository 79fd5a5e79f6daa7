import GRDB
import RingdownDialer

extension Floor {
    /// Reads the rules of the campaigns in hand anew, after an object that they may refer to has changed.
    mutating func rulesChanged(_ turn: Turn) throws {
        for id in campaigns.keys.sorted() {
            guard let campaign = campaigns[id]?.campaign else { continue }
            try rulesChanged(of: campaign, turn)
        }
    }

    /// Reads the rules of a campaign in hand anew.
    mutating func rulesChanged(of campaign: Campaign, _ turn: Turn) throws {
        let rules = try turn.db.rules(of: campaign)
        guard let before = campaigns[campaign.id]?.rules, before != rules else { return }
        isDirty = true
        campaigns[campaign.id]?.rules = rules
        try drive(campaign.id, turn) { $0.rulesChanged(rules.dialing, at: turn.now) }
    }

    /// The campaigns in hand that dial a list, by id.
    ///
    /// Ids, not the campaigns: whoever keeps a copy of a dialer makes every change of it copy a million contacts.
    func dialing(list: String) -> [String] { campaigns.filter { $0.value.listID == list }.keys.sorted() }

    /// Tells the campaigns that dial a list of contacts that rules have changed.
    mutating func contactsChanged(_ changed: [ContactID], inList list: String, _ turn: Turn) throws {
        guard !changed.isEmpty else { return }
        let key = try turn.db.key(.contactList, list)
        for contact in try turn.db.contacts(changed.map(\.rawValue), inList: key) {
            for id in dialing(list: list) {
                guard let dialable = campaigns[id]?.dialable(contact) else { continue }
                try drive(id, turn) { dialer in
                    var events = dialer.contactsUpdated([dialable], at: turn.now)
                    if !contact.isCallable {
                        events += dialer.contactUncallable(dialable.id, .contactUncallable, at: turn.now)
                    }
                    return events
                }
            }
        }
        try reconsider(changed, inList: list, turn)
    }

    /// Puts contacts that came or changed where their campaigns want them: at the place that the sorts give them, and
    /// up again when a filter had left them out, where the campaign does so in the middle of a pass.
    mutating func reconsider(_ contacts: [ContactID], inList list: String, _ turn: Turn) throws {
        for id in dialing(list: list) {
            guard let (rules, key) = campaigns[id].map({ ($0.campaign.rules, $0.key) }) else { continue }
            if rules.sortsDynamically { try sort(id, turn) }
            if rules.filtersDynamically {
                try turn.db.forgetFilteredOut(contacts, campaign: key)
                try drive(id, turn) { $0.filterAgain(contacts, at: turn.now) }
            }
        }
    }

    /// Gives the contacts of a campaign in hand the places that its sorts give them.
    ///
    /// - Parameter restores: whether without sorts they get the places back that the list gives them; otherwise nothing
    ///   happens then.
    mutating func sort(_ id: String, _ turn: Turn, restores: Bool = false) throws {
        guard let (sorts, list) = campaigns[id].map({ ($0.campaign.rules.sorts, $0.list) }) else { return }
        guard restores || !sorts.isEmpty else { return }
        var order = ContactOrder(sorts)
        try turn.db.eachContact(inList: list) { contact, data in order.add(ContactID(contact), data) }
        let positions = order.positions
        try drive(id, turn) { $0.positionsChanged(positions, at: turn.now) }
    }
}
