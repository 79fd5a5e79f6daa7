import GRDB
import RingdownDialer

extension Floor {
    /// When a callback of a campaign that is on comes due next; `nil`: none does.
    var nextContactCallback: DialerTime? {
        contactCallbacks.values.filter { campaigns[$0.campaign]?.dialer.status == .on }.map(\.time).min()
    }

    /// Calls those back whose time has come and whose campaign is on; those of others wait until theirs is.
    ///
    /// Answers how many it called.
    @discardableResult
    mutating func callContacts(_ turn: Turn) throws -> Int {
        let due = contactCallbacks.values.filter { callback in
            callback.time <= turn.now && campaigns[callback.campaign]?.dialer.status == .on
        }
        for callback in due.sorted(by: { ($0.time, $0.id) < ($1.time, $1.id) }) { try call(callback, turn) }
        return due.count
    }

    private mutating func call(_ callback: ContactCallback, _ turn: Turn) throws {
        try turn.db.delete(.contactCallback, callback.id)
        contactCallbacks[callback.id] = nil
        isDirty = true
        guard let live = campaigns[callback.campaign],
            let contact = try turn.db.contact(callback.contact, inList: live.list), contact.isCallable
        else { return }
        let usual = live.dialable(contact)
        let numbers =
            usual.numbers.filter { $0.column == callback.column }
            + usual.numbers.filter { $0.column != callback.column }
        try turn.db.requeue(contact.id, campaign: live.key)
        try drive(callback.campaign, turn) { dialer in
            dialer.contactsAdded(
                [DialableContact(id: usual.id, numbers: numbers, zone: usual.zone, position: usual.position)],
                priority: true,
                at: turn.now
            )
        }
    }
}

extension Switchboard {
    /// Lets a campaign call a contact at a time.
    ///
    /// Throws `invalidValue` when the campaign has no such contact, or the contact no number in the column.
    func keep(_ callback: ContactCallback) async throws(ExchangeError) {
        try await perform { floor, turn in
            let campaign = try turn.db.existing(Campaign.self, callback.campaign)
            let list = try turn.db.key(.contactList, campaign.contactList)
            let contact = try turn.db.contact(callback.contact, inList: list)
            guard let contact else { throw Self.refusal("callback.schedule.invalid", "the list has no such contact") }
            guard campaign.phoneColumns.contains(where: { $0.name == callback.column }),
                contact.data[callback.column].map({ !$0.isEmpty }) ?? false
            else {
                throw Self.refusal(
                    "invalid.contact.phone.column",
                    "the campaign dials no number of the contact in that column"
                )
            }
            try turn.db.insert(callback)
            floor.isDirty = true
            floor.contactCallbacks[callback.id] = callback
            try floor.callContacts(turn)
        }
    }

    private static func refusal(_ rule: String, _ message: String) -> ExchangeError {
        ExchangeError(.invalidValue, message, object: .contactCallback, rule: rule)
    }
}
