import Foundation
import GRDB
import RingdownCore

extension Database {
    /// Writes the audit log's first entry, and one for each row that was there before it.
    func beginAudit(at now: Date) throws {
        let beginning = AuditBeginning(
            decisions: try Int.fetchOne(self, sql: "SELECT count(*) FROM decisions") ?? 0,
            steps: try Int.fetchOne(self, sql: "SELECT count(*) FROM events") ?? 0,
            triggers: try Int.fetchOne(self, sql: "SELECT count(*) FROM triggers") ?? 0
        )
        try audit(.begun, of: "log", about: nil, at: now, json: JSONColumn.text(beginning))
        let decisions = try String.fetchCursor(self, sql: "SELECT json FROM decisions ORDER BY sequence")
        while let json = try decisions.next() {
            let decision = try JSONColumn.value(Decision.self, from: json)
            var record = AuditRecord(Texted(decision, text: json))
            record.at = now
            try audit([record])
        }
        let triggers = try Row.fetchCursor(self, sql: "SELECT id, json FROM triggers ORDER BY sequence")
        while let row = try triggers.next() {
            try audit(.trigger, of: row["id"], about: row["id"], at: now, json: row["json"])
        }
        let steps = try Row.fetchCursor(
            self,
            sql: "SELECT trigger_id, sequence, json FROM events ORDER BY trigger_id, sequence"
        )
        while let row = try steps.next() {
            let trigger: String = row["trigger_id"]
            let number: Int = row["sequence"]
            try audit(.step, of: "\(trigger)/\(number)", about: trigger, at: now, json: row["json"])
        }
        for killSwitch in try killSwitches() {
            let name = killSwitch.auditedName
            try audit(.killSwitchThrown, of: name, about: name, at: now, json: JSONColumn.text(killSwitch))
        }
        for client in try storedClients() { try audit(.clientMade, client, at: now) }
    }
}

/// What the first entry of an audit log says: how many rows were there before it, and follow it as they were found.
struct AuditBeginning: Codable, Hashable {
    var decisions: Int
    var steps: Int
    var triggers: Int
    var sentence = "The log begins; what was there before follows as it was found, and was not watched until now."
}
