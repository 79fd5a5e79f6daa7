import GRDB
import RingdownDialer

extension Floor {
    /// Takes contacts whose time is over out of use.
    ///
    /// Answers how many they were.
    @discardableResult
    mutating func expireContacts(_ turn: Turn) throws -> Int {
        var count = 0
        for list in expiries.filter({ $0.value <= turn.now }).keys.sorted() {
            isDirty = true
            let (contacts, next) = try turn.db.expire(inList: try turn.db.key(.contactList, list), by: turn.now)
            expiries[list] = next
            count += contacts.count
            for id in campaigns.filter({ $0.value.listID == list }).keys.sorted() {
                try drive(id, turn) { dialer in
                    contacts.flatMap { dialer.contactUncallable(ContactID($0), .contactUncallable, at: turn.now) }
                }
            }
        }
        return count
    }
}

extension Switchboard {
    /// Lets contacts of a list be called until an instant only.
    func limit(_ contacts: [String], inList list: String, until instant: DialerTime) async throws(ExchangeError) {
        try await perform { floor, turn in
            try turn.db.keepExpiry(instant, of: contacts, inList: try turn.db.key(.contactList, list))
            floor.isDirty = true
            floor.expiries[list] = min(instant, floor.expiries[list] ?? instant)
        }
    }
}
