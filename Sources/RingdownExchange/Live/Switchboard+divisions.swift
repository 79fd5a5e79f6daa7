import GRDB
import RingdownDialer

extension Switchboard {
    /// Moves objects to another division.
    func move(_ kind: ObjectKind, _ ids: [String], toDivision division: String) async throws(ExchangeError) {
        try await perform { floor, turn in
            try turn.db.checkDivision(division)
            for id in ids {
                try turn.db.move(kind, id, toDivision: division)
                if kind == .campaign { floor.campaigns[id]?.campaign.division = division }
            }
            floor.isDirty = true
        }
    }

    /// Forgets a division, with the grants in it.
    ///
    /// Answers whether it did: not when objects live there, unless they may be moved to the home division.
    func delete(division id: String, movingObjects: Bool) async throws(ExchangeError) -> Bool {
        try await perform { floor, turn in
            let inhabitants = try turn.db.inhabitants(ofDivision: id)
            guard inhabitants.isEmpty || movingObjects else { return false }
            guard let home = try turn.db.homeDivision() else { return false }
            for (kind, object) in inhabitants {
                try turn.db.move(kind, object, toDivision: home.id)
                if kind == .campaign { floor.campaigns[object]?.campaign.division = home.id }
            }
            floor.isDirty = true
            try turn.db.execute(sql: "DELETE FROM grants WHERE division = ?", arguments: [id])
            try turn.db.delete(.division, id)
            return true
        }
    }
}
