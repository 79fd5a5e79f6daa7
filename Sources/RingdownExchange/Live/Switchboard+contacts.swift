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
        try await perform { floor, turn in try floor.add(drafts, toList: list, placement, turn) }
    }

    /// Makes a contact list.
    func create(_ list: ContactList) async throws(ExchangeError) -> ContactList {
        try await perform { _, turn in
            guard try turn.db.object(TenantDivision.self, list.division) != nil else {
                throw ExchangeError(
                    .danglingReference,
                    "the division that is referred to does not exist; give the id of one that does",
                    object: .division
                )
            }
            if let limits = list.attemptLimits, try turn.db.object(AttemptLimits.self, limits) == nil {
                throw Database.dangling(.attemptLimits)
            }
            var list = list
            list.created = turn.now
            list.modified = turn.now
            list.version = 1
            try turn.db.insert(list)
            return list
        }
    }

    /// Forgets a contact list that no campaign dials, with its contacts.
    func delete(contactList id: String) async throws(ExchangeError) {
        try await perform { _, turn in
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

/// What adding one contact comes to.
private struct ContactChange: Sendable {
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
    /// Adds contacts to a list, in the order given, and to the campaigns that dial it.
    mutating func add(
        _ drafts: [ContactDraft],
        toList list: String,
        _ placement: ContactPlacement,
        _ turn: Turn
    ) throws -> [Contact] {
        let key = try turn.db.key(.contactList, list)
        var seen: [String: Contact] = [:]
        for contact in try turn.db.contacts(drafts.compactMap(\.id), inList: key) { seen[contact.id] = contact }
        var changes: [ContactChange] = []
        for draft in drafts {
            let id = draft.id ?? turn.ids.next()
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
        return changes.map(\.contact)
    }

    /// Tells the campaigns that dial a list what was added and changed.
    private mutating func apply(_ changes: [ContactChange], toList list: String, _ turn: Turn) throws {
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
