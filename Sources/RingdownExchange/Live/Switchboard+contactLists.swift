import GRDB
import RingdownCore
import RingdownDialer

extension Switchboard {
    /// Changes a contact list.
    ///
    /// - Parameters:
    ///   - id: the list's.
    ///   - version: the version that the caller has read.
    ///   - change: makes the change on the present list.
    func update(
        contactList id: String,
        version: Int?,
        _ change: @Sendable @escaping (inout ContactList) throws -> Void
    ) async throws(ExchangeError) -> ContactList {
        try await perform { floor, turn in
            let present = try turn.db.existing(ContactList.self, id)
            try Self.require(version, present: present.version, of: .contactList)
            var changed = present
            try change(&changed)
            guard changed != present else { return present }
            changed.version = present.version + 1
            changed.modified = turn.now
            try turn.db.checkReferences(of: changed)
            try turn.db.update(changed)
            try floor.rulesChanged(turn)
            return changed
        }
    }

    /// Makes a contact list.
    func create(_ list: ContactList) async throws(ExchangeError) -> ContactList {
        try await perform { _, turn in
            try turn.db.checkReferences(of: list)
            var list = list
            list.created = turn.now
            list.modified = turn.now
            list.version = 1
            try turn.db.insert(list)
            return list
        }
    }

    /// Forgets contact lists that no campaign dials, with their contacts: all of them or, when one is used, none.
    func delete(contactLists ids: [String]) async throws(ExchangeError) {
        try await perform { floor, turn in
            for id in ids {
                _ = try turn.db.existing(ContactList.self, id)
                if let campaign = try turn.db.objects(Campaign.self).first(where: { $0.contactList == id }) {
                    throw ExchangeError(
                        .inUse,
                        "the campaign \(campaign.name) dials the contact list; delete the campaign first",
                        object: .contactList
                    )
                }
                try turn.db.delete(.contactList, id)
            }
        }
    }
}

extension Database {
    /// Checks that what a contact list refers to exists.
    fileprivate func checkReferences(of list: ContactList) throws {
        try checkDivision(list.division)
        if let limits = list.attemptLimits, try object(AttemptLimits.self, limits) == nil {
            throw Self.dangling(.attemptLimits)
        }
    }
}
