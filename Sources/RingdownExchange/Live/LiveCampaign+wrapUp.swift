import RingdownCore
import RingdownDialer

extension LiveCampaign {
    /// What a call's wrap-up code forbids.
    struct Prohibition: Hashable {
        var contact: ContactID
        /// The column whose number is not called any more; `nil`: the whole contact.
        var column: String?
    }

    /// Gives an attempt that is over its wrap-up code, and answers what follows from it.
    ///
    /// An agent who talked chooses one of the queue's codes, as the simulated network has it; otherwise, and when the
    /// queue has none, it is the dialer's own.
    mutating func wrapUp(_ end: AttemptEnd, _ turn: Turn) throws -> [Prohibition] {
        var code = end.disposition.wrapUpCode
        var isAgents = false
        if end.disposition == .live, let queue {
            let codes = try turn.db.wrapUpCodes(ofQueue: queue)
            if let choice = turn.network.choice(of: codes.count, campaign: campaign.id, attempt: end.id) {
                code = codes[choice]
                isAgents = true
                try turn.db.keepWrapUpCode(code, of: end.id, campaign: key)
            }
        }
        let flags = try turn.db.wrapUpCodeMapping(at: turn.now).flags(of: code, isAgents: isAgents)
        results?.add(end.disposition, flags)
        var prohibitions: [Prohibition] = []
        if flags.contains(.contactUncallable) { prohibitions.append(Prohibition(contact: end.id.contact)) }
        if flags.contains(.numberUncallable) {
            prohibitions.append(Prohibition(contact: end.id.contact, column: end.number.column))
        }
        for prohibition in prohibitions {
            try turn.db.forbid(prohibition.contact, column: prohibition.column, inList: list)
        }
        return prohibitions
    }
}

extension Floor {
    /// Lets a contact not be called any more, by any campaign.
    mutating func forbid(_ contact: ContactID, inList list: String, _ turn: Turn) throws {
        let key = try turn.db.key(.contactList, list)
        try turn.db.forbid(contact, column: nil, inList: key)
        isDirty = true
        try obey([LiveCampaign.Prohibition(contact: contact)], ofList: key, turn)
    }

    /// Lets every campaign of a list know what may not be called any more.
    mutating func obey(_ prohibitions: [LiveCampaign.Prohibition], ofList list: Int64, _ turn: Turn) throws {
        let dialing = campaigns.filter { $0.value.list == list }.keys.sorted()
        for prohibition in prohibitions {
            guard let contact = try turn.db.contact(prohibition.contact.rawValue, inList: list) else { continue }
            for id in dialing {
                guard let dialable = campaigns[id]?.dialable(contact) else { continue }
                try drive(id, turn) { dialer in
                    prohibition.column == nil
                        ? dialer.contactUncallable(prohibition.contact, .contactUncallable, at: turn.now)
                        : dialer.contactsUpdated([dialable], at: turn.now)
                }
            }
        }
    }
}
