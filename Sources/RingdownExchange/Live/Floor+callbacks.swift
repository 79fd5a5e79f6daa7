import GRDB
import RingdownCore
import RingdownDialer

extension Floor {
    /// Puts everybody whose time has come ahead in the list of their campaign.
    ///
    /// Answers how many they were.
    @discardableResult
    mutating func placeCallbacks(_ turn: Turn) throws -> Int {
        let due = callbacks.filter { $0.value <= turn.now }.keys.sorted()
        for id in due {
            isDirty = true
            callbacks[id] = nil
            guard let callback = try turn.db.object(ScheduledCallback.self, id) else { continue }
            try turn.db.delete(.callback, id)
            _ = try place(callback, turn)
        }
        return due.count
    }

    /// Puts one person ahead; answers the contact, or `nil` when the campaign is gone.
    mutating func place(_ callback: ScheduledCallback, _ turn: Turn) throws -> Contact? {
        guard let campaign = try turn.db.object(Campaign.self, callback.campaign),
            let column = campaign.phoneColumns.first?.name
        else { return nil }
        let list = try turn.db.existing(ContactList.self, campaign.contactList)
        var data = Dictionary(uniqueKeysWithValues: list.columns.map { ($0, "") })
        data[column] = callback.number
        let mapping = list.effectiveMapping
        if list.columns.contains(mapping.externalID) { data[mapping.externalID] = callback.id }
        for (field, value) in [
            ("firstName", callback.firstName), ("lastName", callback.lastName), ("notes", callback.notes),
        ] {
            if let column = mapping.column(of: field) { data[column] = value }
        }
        let draft = ContactDraft(id: callback.id, data: data)
        return try add([draft], toList: list.id, ContactPlacement(isPriority: true), turn).first?.contact
    }
}

extension Switchboard {
    /// Keeps a callback, which is placed at once when its time has come; answers its number.
    func keep(_ callback: ScheduledCallback) async throws(ExchangeError) -> Int {
        try await perform { floor, turn in
            _ = try turn.db.existing(Campaign.self, callback.campaign)
            if try turn.db.object(ScheduledCallback.self, callback.id) == nil {
                try turn.db.insert(callback)
            } else {
                try turn.db.update(callback)
            }
            let number = Int(try turn.db.key(.callback, callback.id))
            floor.isDirty = true
            floor.callbacks[callback.id] = callback.due
            try floor.placeCallbacks(turn)
            return number
        }
    }

    /// Forgets a callback that is still to come.
    func delete(callback id: String) async throws(ExchangeError) {
        try await perform { floor, turn in
            _ = try turn.db.existing(ScheduledCallback.self, id)
            try turn.db.delete(.callback, id)
            floor.isDirty = true
            floor.callbacks[id] = nil
        }
    }

    /// Calls one person now; answers the call's number, or `nil` when nobody was free to take it, and then it is not
    /// made later either.
    func call(_ callback: ScheduledCallback) async throws(ExchangeError) -> Int? {
        let placed = try await perform { floor, turn in
            try floor.place(callback, turn).map {
                (contact: $0.id, list: try turn.db.existing(Campaign.self, callback.campaign).contactList)
            }
        }
        guard let placed else { return nil }
        let call = try await store.read { db in
            try db.calls(CallSelection(contact: placed.contact)).last?.serial
        }
        if call == nil { _ = try await bar([placed.contact], inList: placed.list) }
        return call
    }
}
