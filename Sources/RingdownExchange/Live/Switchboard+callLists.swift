import GRDB
import RingdownDialer

extension Switchboard {
    /// Keeps a list as CXone maps it, a new one or over the one of its id; answers its number.
    ///
    /// Contacts that are there keep the values of columns that are gone.
    func keep(_ list: ContactList) async throws(ExchangeError) -> Int {
        try await perform { floor, turn in
            var list = list
            list.modified = turn.now
            if let present = try turn.db.object(ContactList.self, list.id) {
                list.created = present.created
                list.version = present.version + 1
                list.attemptLimits = present.attemptLimits
                list.attributes = present.attributes
                try turn.db.update(list)
                for var campaign in try turn.db.objects(Campaign.self) where campaign.contactList == list.id {
                    guard campaign.phoneColumns != list.phoneColumns else { continue }
                    guard !campaign.status.isActive else {
                        throw ExchangeError(
                            .campaignActive,
                            "a skill dials the list; stop it before mapping other numbers",
                            object: .contactList
                        )
                    }
                    campaign.phoneColumns = list.phoneColumns
                    try turn.db.update(campaign)
                }
            } else {
                list.created = turn.now
                try turn.db.insert(list)
            }
            return Int(try turn.db.key(.contactList, list.id))
        }
    }

    /// Takes a list out of use: no more records come, and when it is deleted it is gone with its records.
    ///
    /// Throws `inUse` when it is to be deleted while a campaign dials it.
    func retire(list id: String, deletes: Bool) async throws(ExchangeError) {
        if deletes { return try await delete(contactLists: [id]) }
        try await perform { _, turn in
            var list = try turn.db.existing(ContactList.self, id)
            var mapping = list.effectiveMapping
            mapping.isActive = false
            list.mapping = mapping
            list.modified = turn.now
            try turn.db.update(list)
        }
    }

    /// Keeps contacts of a list from being called; answers the ids of those that were there and callable.
    func bar(_ ids: [String], inList list: String) async throws(ExchangeError) -> Set<String> {
        let present = try await store.read { db in
            try db.contacts(ids, inList: try db.key(.contactList, list)).filter(\.isCallable)
        }
        let drafts = present.map { ContactDraft(id: $0.id, data: $0.data, isCallable: false) }
        guard !drafts.isEmpty else { return [] }
        _ = try await add(drafts, toList: list, ContactPlacement(keepsPlace: true))
        return Set(present.map(\.id))
    }
}
