import GRDB
import RingdownCore
import RingdownDialer

extension Switchboard {
    /// Makes a campaign together with a queue and a list of its own, as a skill has its agents and needs no list yet.
    ///
    /// Answers its number.
    func create(skill campaign: Campaign) async throws(ExchangeError) -> Int {
        try await perform { [ids] _, turn in
            var campaign = campaign
            if campaign.mode.needsAgents {
                let taken = try turn.db.objects(Queue.self, named: campaign.name).isEmpty == false
                let queue = Queue(
                    id: ids.next(),
                    name: taken ? "\(campaign.name) \(campaign.id.prefix(8))" : campaign.name,
                    division: campaign.division
                )
                try turn.db.insert(queue)
                campaign.queue = queue.id
            }
            let list = ContactList(
                id: ids.next(),
                name: "\(campaign.name) \(campaign.id)",
                division: campaign.division,
                created: turn.now,
                modified: turn.now,
                columns: campaign.phoneColumns.map(\.name),
                phoneColumns: campaign.phoneColumns,
                mapping: ListMapping(isPlaceholder: true)
            )
            try turn.db.insert(list)
            campaign.contactList = list.id
            campaign.created = turn.now
            campaign.modified = turn.now
            try turn.db.check(campaign)
            try turn.db.insert(campaign)
            return Int(try turn.db.key(.campaign, campaign.id))
        }
    }

    /// Lets a campaign dial another list, which takes the place of the one it has.
    ///
    /// Throws `inUse` while contacts of the present list are still to be dialed, for they would be left out.
    func move(campaign id: String, toList list: String) async throws(ExchangeError) {
        try await perform { floor, turn in
            var campaign = try turn.db.existing(Campaign.self, id)
            guard campaign.contactList != list else { return }
            let present = try turn.db.existing(ContactList.self, campaign.contactList)
            let size = try turn.db.size(ofList: try turn.db.key(.contactList, present.id))
            guard size == 0 || (campaign.status == .complete && floor.campaigns[id] == nil) else {
                throw ExchangeError(
                    .inUse,
                    "the skill dials the calling list \(present.name), and records of it are left: upload to that list,"
                        + " or let it be dialed to its end first",
                    object: .contactList
                )
            }
            let wanted = try turn.db.existing(ContactList.self, list)
            campaign.contactList = list
            campaign.phoneColumns = wanted.phoneColumns
            campaign.pass = 1
            campaign.version += 1
            campaign.modified = turn.now
            try turn.db.check(campaign)
            try turn.db.update(campaign)
            floor.release(id)
            if campaign.status.isActive { try floor.load(campaign, turn) }
            let isUsed = try turn.db.objects(Campaign.self).contains { $0.contactList == present.id }
            if present.mapping?.isPlaceholder == true, !isUsed { try turn.db.delete(.contactList, present.id) }
        }
    }

    /// Turns a campaign off and ends its calls at once.
    func cut(campaign id: String) async throws(ExchangeError) {
        try await perform { floor, turn in
            let campaign = try turn.db.existing(Campaign.self, id)
            guard campaign.status.isActive else { return }
            try floor.load(campaign, turn)
            try floor.drive(id, turn) { dialer in dialer.stop(at: turn.now) + dialer.hangUp(at: turn.now) }
        }
    }

    /// Ends one call of a campaign; nothing happens when it is over.
    func cut(call contact: String, of campaign: String) async throws(ExchangeError) {
        try await perform { floor, turn in
            _ = try floor.drive(campaign, turn) { $0.hangUp(ContactID(contact), at: turn.now) }
        }
    }
}

extension Floor {
    /// Lets go of a campaign, which is read anew when it is next needed.
    fileprivate mutating func release(_ id: String) {
        guard campaigns.removeValue(forKey: id) != nil else { return }
        isDirty = true
        roster.forget(campaign: id)
        isRosterStale = true
    }
}
