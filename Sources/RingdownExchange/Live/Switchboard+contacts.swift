import GRDB
import RingdownCore
import RingdownDialer

extension Switchboard {
    /// Adds contacts to a list, in the order given, and to the campaigns that dial it.
    ///
    /// A contact that exists is changed.
    func add(
        _ drafts: [ContactDraft],
        toList list: String,
        _ placement: ContactPlacement
    ) async throws(ExchangeError) -> [Contact] {
        try await perform { floor, turn in try floor.add(drafts, toList: list, placement, turn).map(\.contact) }
    }

    /// Changes contacts of a list that exist, and leaves their places.
    ///
    /// Answers those that were there.
    func edit(
        contacts ids: [String],
        ofList list: String,
        _ change: @Sendable @escaping (inout ContactDraft) -> Void
    ) async throws(ExchangeError) -> [Contact] {
        try await perform { floor, turn in
            let key = try turn.db.key(.contactList, list)
            let drafts = try turn.db.contacts(ids, inList: key).map { contact in
                var draft = ContactDraft(id: contact.id, data: contact.data)
                change(&draft)
                return draft
            }
            return try floor.add(drafts, toList: list, ContactPlacement(keepsPlace: true), turn).map(\.contact)
        }
    }

    /// Takes contacts off a list.
    ///
    /// Throws `notFound` when one is not there, unless `ignoringAbsent`, and `inUse` when one is on a call: nothing is
    /// removed then. Answers how many were removed.
    func remove(
        contacts ids: [String],
        fromList list: String,
        ignoringAbsent: Bool = false
    ) async throws(ExchangeError) -> Int {
        try await perform { floor, turn in
            let key = try turn.db.key(.contactList, list)
            if !ignoringAbsent {
                let known = Set(try turn.db.contacts(ids, inList: key).map(\.id))
                if let absent = ids.first(where: { !known.contains($0) }) {
                    throw ExchangeError.notFound(.contact, absent)
                }
            }
            let busy = try turn.db.contactsOnCall(ofList: list)
            if let called = ids.first(where: busy.contains) {
                throw ExchangeError(
                    .inUse,
                    "the contact \(called) is on a call; remove it when the call is over",
                    object: .contact
                )
            }
            let removed = ids.map { ContactID($0) }
            for campaign in floor.campaigns.values where campaign.listID == list {
                try floor.drive(campaign.campaign.id, turn) { $0.contactsRemoved(removed, at: turn.now) }
            }
            return try turn.db.delete(contacts: ids, key: key, list: list)
        }
    }

    /// Takes every contact off a list that no campaign dials at this moment.
    func clear(contactList id: String) async throws(ExchangeError) {
        try await perform { floor, turn in
            let key = try turn.db.key(.contactList, id)
            let active = try turn.db.objects(Campaign.self).first { $0.contactList == id && $0.status.isActive }
            if let active {
                throw ExchangeError(
                    .campaignActive,
                    "the campaign \(active.name) dials the contact list; stop it first",
                    object: .contactList
                )
            }
            for campaign in floor.campaigns.values where campaign.listID == id {
                floor.letGo(of: campaign.campaign.id)
            }
            try turn.db.deleteContacts(key: key, list: id)
        }
    }
}

extension Floor {
    /// Adds contacts to a list, and to the campaigns that dial it; one that exists is changed.
    mutating func add(
        _ drafts: [ContactDraft],
        toList list: String,
        _ placement: ContactPlacement,
        _ turn: Turn
    ) throws -> [ContactChange] {
        let key = try turn.db.key(.contactList, list)
        var seen: [String: Contact] = [:]
        for contact in try turn.db.contacts(drafts.compactMap(\.id), inList: key) { seen[contact.id] = contact }
        var run = IDRun(turn.ids)
        var changes: [ContactChange] = []
        for draft in drafts {
            let id = draft.id ?? run.next()
            let change = ContactChange(draft, id: id, over: seen[id], placement, at: turn.now)
            seen[id] = change.contact
            changes.append(change)
        }
        let first = try turn.db.takePositions(
            changes.count(where: \.isQueued),
            added: changes.count(where: \.isNew),
            inList: key
        )
        var position = first
        for index in changes.indices where changes[index].isQueued {
            changes[index].contact.position = position
            position += 1
        }
        for change in changes {
            if change.isNew {
                try turn.db.insert(change.contact, intoList: key)
            } else {
                try turn.db.update(change.contact, inList: key)
            }
        }
        try turn.db.requeue(changes.filter { $0.isQueued && !$0.isNew }.map(\.contact.id), inList: list)
        try apply(changes, toList: list, turn)
        return changes
    }
}

/// What adding one contact comes to.
struct ContactChange: Sendable {
    var contact: Contact
    let isNew: Bool
    /// Whether it goes to the end of its lane.
    let isQueued: Bool
    /// Whether numbers or the contact itself may be called again that could not.
    let isRevived: Bool

    init(_ draft: ContactDraft, id: String, over present: Contact?, _ placement: ContactPlacement, at time: DialerTime)
    {
        var contact = present ?? Contact(id: id, data: [:], position: 0, created: time)
        let deadBefore = contact.deadColumns
        contact.data = draft.data
        if placement.clearsSystemData {
            contact.deadColumns = []
            contact.callRecords = [:]
            contact.attempts = 0
            contact.isCallable = true
        }
        contact.isCallable = draft.isCallable ?? contact.isCallable
        for (column, isCallable) in draft.columnsCallable {
            if isCallable {
                contact.deadColumns.remove(column)
            } else {
                contact.deadColumns.insert(column)
            }
        }
        isNew = present == nil
        isQueued = present == nil || !placement.keepsPlace
        isRevived = !deadBefore.isSubset(of: contact.deadColumns)
        if isQueued { contact.isPriority = placement.isPriority }
        self.contact = contact
    }
}

extension Floor {
    /// Tells the campaigns that dial a list what was added and changed.
    fileprivate mutating func apply(_ changes: [ContactChange], toList list: String, _ turn: Turn) throws {
        for id in dialing(list: list) {
            guard let campaign = campaigns[id]?.campaign else { continue }
            try drive(id, turn) { dialer in
                func dialable(_ contact: Contact) -> DialableContact {
                    // A contact that may not be called is given without numbers, so that it is not dialed before the
                    // dialer is told.
                    var contact = contact
                    if !contact.isCallable { contact.data = [:] }
                    return campaign.dialable(contact, by: dialer)
                }
                var events: [DialerEvent] = []
                let queued = changes.filter(\.isQueued)
                // The dialer remembers for good which numbers are out of use, unless the contact is new to it.
                let revived = queued.filter { $0.isRevived && !$0.isNew }.map { ContactID($0.contact.id) }
                if !revived.isEmpty { events += dialer.contactsRemoved(revived, at: turn.now) }
                if let isPriority = queued.first?.contact.isPriority {
                    events += dialer.contactsAdded(
                        queued.map { dialable($0.contact) },
                        priority: isPriority,
                        at: turn.now
                    )
                }
                let kept = changes.filter { !$0.isQueued }.map { dialable($0.contact) }
                if !kept.isEmpty { events += dialer.contactsUpdated(kept, at: turn.now) }
                for change in changes {
                    let id = ContactID(change.contact.id)
                    if !change.contact.isCallable {
                        events += dialer.contactUncallable(id, .contactUncallable, at: turn.now)
                    } else if !change.isNew {
                        events += dialer.contactCallable(id, at: turn.now)
                    }
                }
                return events
            }
        }
        try reconsider(changes.map { ContactID($0.contact.id) }, inList: list, turn)
    }
}
