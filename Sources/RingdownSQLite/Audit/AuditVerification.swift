import Foundation
import GRDB
import RingdownCore

/// Follows the audit log and compares every row that it covers with its entry, in one reading transaction.
struct AuditVerification {
    private let db: Database
    private var chain: AuditChain
    private var entries = 0
    private var decisions = 0
    private var steps = 0
    private var triggers = 0
    /// The kill switches and the clients that should stand, by what the log calls them.
    private var killSwitches: [String: String] = [:]
    private var clients: [String: String] = [:]
    private var faults: [AuditFault] = []
    private var unnamed = 0

    init(_ db: Database, checkpoints: [AuditCheckpoint]) {
        self.db = db
        chain = AuditChain(checkpoints: checkpoints, hash: AuditDigest.sha256)
    }

    /// Reads all of it.
    mutating func run() throws -> AuditReport {
        let rows = try Row.fetchCursor(db, sql: "SELECT \(AuditedRow.columns) FROM audit ORDER BY sequence")
        while let row = try rows.next() {
            entries += 1
            switch AuditedRow(row) {
            case .entry(let entry):
                note(chain.read(entry))
                try compare(entry)
            case .unreadable(let sequence): note(chain.skip(sequence))
            }
        }
        note(chain.end(head: try? db.auditHead()))
        try findUnrecorded()
        try compareTriggers()
        try compareStanding()
        return AuditReport(
            entries: entries,
            checkpoint: chain.last,
            rows: decisions + steps + triggers,
            faults: faults,
            unnamed: unnamed
        )
    }

    private mutating func note(_ found: [AuditFault]) {
        for fault in found {
            if faults.count < AuditReport.faultLimit { faults.append(fault) } else { unnamed += 1 }
        }
    }

    /// Compares what an entry recorded with the rows of it.
    private mutating func compare(_ entry: AuditEntry) throws {
        let kind = AuditKind(rawValue: entry.kind)
        switch kind {
        case .killSwitchThrown: killSwitches[entry.subject] = entry.json
        case .killSwitchReleased: killSwitches[entry.subject] = nil
        case .clientMade, .clientChanged: clients[entry.subject] = entry.json
        case .clientRemoved: clients[entry.subject] = nil
        default:
            guard let move = AuditedMove(kind, entry.json) else { return }
            for decision in move.decisions { try compare(decision, entry) }
            for step in move.steps { try compare(step, entry) }
            if kind == .trigger { try expectTrigger(entry) }
        }
    }

    private mutating func compare(_ decision: Decision, _ entry: AuditEntry) throws {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT at, kind, rule, change_id, trigger_id, correlation_id, CAST(json AS BLOB) AS json
                    FROM decisions WHERE id = ?
                    """
            ),
            arguments: [decision.id]
        )
        let name = "decision \(decision.id)"
        guard let row else { return note([Self.missing(name, entry)]) }
        decisions += 1
        guard Self.holds(entry, row), Self.value(Decision.self, of: row)?.id == decision.id else {
            return note([Self.altered(name, entry)])
        }
        let columns: [(String, (any DatabaseValueConvertible)?)] = [
            ("at", decision.at.column), ("kind", decision.kind.rawValue), ("rule", decision.rule),
            ("change_id", decision.changeID), ("trigger_id", decision.triggerID),
            ("correlation_id", decision.correlationID),
        ]
        if !row.holds(columns) { note([Self.misfiled(name, entry)]) }
    }

    private mutating func compare(_ step: TimelineEvent, _ entry: AuditEntry) throws {
        let trigger = entry.about ?? ""
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT at, status, CAST(json AS BLOB) AS json FROM events WHERE trigger_id = ? AND sequence = ?
                    """
            ),
            arguments: [trigger, step.sequence]
        )
        let name = "step \(step.sequence) of trigger \(trigger)"
        guard let row else { return note([Self.missing(name, entry)]) }
        steps += 1
        guard Self.holds(entry, row), Self.value(TimelineEvent.self, of: row)?.sequence == step.sequence else {
            return note([Self.altered(name, entry)])
        }
        if !row.holds([("at", step.at.column), ("status", step.status.rawValue)]) {
            note([Self.misfiled(name, entry)])
        }
    }

    /// Whether an entry holds the text of a row, byte for byte.
    private static func holds(_ entry: AuditEntry, _ row: Row) -> Bool {
        guard let text: Data = row["json"], !text.isEmpty else { return false }
        return Data(entry.json.utf8).range(of: text) != nil
    }

    private static func value<Value: Decodable>(_ type: Value.Type, of row: Row) -> Value? {
        guard let text: Data = row["json"] else { return nil }
        return try? JSONColumn.value(type, from: String(decoding: text, as: UTF8.self))
    }

    private mutating func expectTrigger(_ entry: AuditEntry) throws {
        let found = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT 1 FROM triggers WHERE id = ?"),
            arguments: [entry.subject]
        )
        if found == nil { note([Self.missing("trigger \(entry.subject)", entry)]) }
    }

    /// Names the decisions and steps that have no entry; looked for only where the numbers do not agree.
    private mutating func findUnrecorded() throws {
        guard
            try Int.fetchOne(db, sql: "SELECT count(*) FROM decisions") != decisions
                || Int.fetchOne(db, sql: "SELECT count(*) FROM events") != steps
        else { return }
        let known = try recorded()
        let ids = try String.fetchCursor(db, sql: "SELECT id FROM decisions ORDER BY sequence")
        while let id = try ids.next() {
            if !known.contains(id) { note([Self.unrecorded("decision \(id)", id)]) }
        }
        let rows = try Row.fetchCursor(db, sql: "SELECT trigger_id, sequence FROM events")
        while let row = try rows.next() {
            let trigger: String = row["trigger_id"]
            let number: Int = row["sequence"]
            guard !known.contains("\(trigger)/\(number)") else { continue }
            note([Self.unrecorded("step \(number) of trigger \(trigger)", trigger)])
        }
    }

    /// The decisions that the log records, and the steps, as `TRIGGER/NUMBER`.
    private func recorded() throws -> Set<String> {
        var known: Set<String> = []
        let rows = try Row.fetchCursor(db, sql: "SELECT \(AuditedRow.columns) FROM audit")
        while let row = try rows.next() {
            guard case .entry(let entry) = AuditedRow(row),
                let move = AuditedMove(AuditKind(rawValue: entry.kind), entry.json)
            else { continue }
            known.formUnion(move.decisions.map(\.id))
            known.formUnion(move.steps.map { "\(entry.about ?? "")/\($0.sequence)" })
        }
        return known
    }

    /// Compares each trigger with the last entry that records it, and with the last step of its timeline.
    private mutating func compareTriggers() throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM triggers ORDER BY sequence")
        while let row = try rows.next() {
            let id: String = row["id"]
            let name = "trigger \(id)"
            let entry = try Row.fetchOne(AuditQuery.lastOfTrigger.statement(db), arguments: [id])
            guard let entry else {
                note([Self.unrecorded(name, id)])
                continue
            }
            triggers += 1
            let sequence: Int = entry["sequence"]
            guard
                let now = try? JSONColumn.value(Trigger.self, from: row["json"]),
                let then = AuditedMove(.trigger, entry["json"])?.trigger,
                now.hasSameCommitments(as: then)
            else {
                note([Self.altered(name, sequence, id)])
                continue
            }
            let last = try Row.fetchOne(AuditQuery.lastMove.statement(db), arguments: [id])
            let standing = last.flatMap { AuditedMove(AuditKind(rawValue: $0["kind"]), $0["json"])?.status }
            let first = try String.fetchOne(AuditQuery.firstOfTrigger.statement(db), arguments: [id])
            let asked = first.flatMap { AuditedMove(.trigger, $0)?.trigger } ?? now
            let columns: [(String, (any DatabaseValueConvertible)?)] = [
                ("status", now.status.rawValue), ("due_at", now.dueAt?.column), ("limit_key", now.limitKey),
                ("created_at", asked.createdAt.column), ("idempotency_key", asked.idempotencyKey),
                ("connection_id", asked.order.call?.connection.id),
                ("contact_list_id", asked.order.contactList?.id ?? ""), ("division_id", asked.order.division.id),
            ]
            if standing != now.status || !row.holds(columns) { note([Self.misfiled(name, sequence, id)]) }
        }
    }

    /// Compares the kill switches and the clients that stand with those that should.
    private mutating func compareStanding() throws {
        for killSwitch in try db.killSwitches() {
            let name = "kill switch \(killSwitch.auditedName)"
            let known = killSwitches.removeValue(forKey: killSwitch.auditedName)
            note(Self.standing(name, killSwitch.auditedName, is: try JSONColumn.text(killSwitch), recorded: known))
        }
        for name in killSwitches.keys.sorted() { note([Self.gone("kill switch \(name)", name)]) }
        for client in try db.storedClients() {
            let known = clients.removeValue(forKey: client.id)
            note(Self.standing("client \(client.id)", client.id, is: try client.auditedJSON(), recorded: known))
        }
        for id in clients.keys.sorted() { note([Self.gone("client \(id)", id)]) }
    }
}

extension Row {
    /// Whether columns hold values; `nil` stands for NULL.
    fileprivate func holds(_ columns: [(String, (any DatabaseValueConvertible)?)]) -> Bool {
        columns.allSatisfy { name, value in self[name] as DatabaseValue == value?.databaseValue ?? .null }
    }
}
