import GRDB
import RingdownCore
import RingdownDialer

extension Switchboard {
    /// Lets the contacts of a list be tried again as a skill's retry settings say.
    func keep(_ retry: SkillRetry, ofList id: String) async throws(ExchangeError) {
        try await perform { floor, turn in
            var list = try turn.db.existing(ContactList.self, id)
            let own = SeedID.of("skill retry", id)
            var limits =
                try list.attemptLimits.flatMap { try turn.db.object(AttemptLimits.self, $0) }
                ?? AttemptLimits(ObjectHead(id: own, name: "\(list.name) retry \(own.prefix(8))"))
            limits.recalls = retry.plan
            limits.head.modified = turn.now
            if try turn.db.object(AttemptLimits.self, limits.id) == nil {
                limits.head.created = turn.now
                try turn.db.insert(limits)
            } else {
                limits.head.version += 1
                try turn.db.update(limits)
            }
            if list.attemptLimits != limits.id {
                list.attemptLimits = limits.id
                list.version += 1
                list.modified = turn.now
                try turn.db.update(list)
            }
            try floor.changed(AttemptLimits.kind, limits.id, turn)
        }
    }

    /// Lets a skill's contacts be called at the times of their zones.
    func keep(_ zones: SkillTimeZones, of id: String) async throws(ExchangeError) {
        try await perform { floor, turn in
            let campaign = try turn.db.existing(Campaign.self, id)
            let own = SkillTimeZones.id(of: id)
            let present = try turn.db.object(CallableTimeSet.self, own)
            var head =
                present?.head
                ?? ObjectHead(id: own, name: "\(campaign.name) \(own.prefix(8))", division: campaign.division)
            head.modified = turn.now
            if present == nil { head.created = turn.now } else { head.version += 1 }
            let set = zones.set(head)
            if let set {
                if present == nil { try turn.db.insert(set) } else { try turn.db.update(set) }
            }
            try floor.adjust(id, turn) { $0.rules.callableTimeSet = set?.id }
            if set == nil, present != nil { try turn.db.delete(.callableTimeSet, own) }
            try floor.changed(.callableTimeSet, own, turn)
        }
    }
}
