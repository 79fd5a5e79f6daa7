import Foundation
import GRDB
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownSQLite

@Suite("What the audit log finds", .timeLimit(.minutes(5)))
struct TamperingTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let statements: [String]
        /// What must be among the findings.
        let code: AuditFault.Code
        /// Whether it shows only to whoever kept a checkpoint.
        var needsCheckpoint = false
    }

    private static let columns = "at, kind, subject, about, json, previous, hash"

    static let cases = [
        Case(
            testDescription: "an entry removed from the middle",
            statements: ["DELETE FROM audit WHERE sequence = 5"],
            code: .missing
        ),
        Case(
            testDescription: "the first entry removed",
            statements: ["DELETE FROM audit WHERE sequence = 1"],
            code: .missing
        ),
        Case(
            testDescription: "the last entry removed",
            statements: ["DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)"],
            code: .truncated
        ),
        Case(
            testDescription: "everything removed",
            statements: ["DELETE FROM audit"],
            code: .truncated
        ),
        Case(
            testDescription: "the end cut off, with the rows it recorded and a head to fit",
            statements: [
                "DELETE FROM audit WHERE subject = 'removed-b' OR kind = 'client-removed'",
                "DELETE FROM decisions WHERE id = 'removed-b'",
                "INSERT INTO clients SELECT 'b', '{}' WHERE 0",
                "UPDATE audit_head SET (sequence, hash) = (SELECT sequence, hash FROM audit ORDER BY sequence DESC)",
            ],
            code: .truncated,
            needsCheckpoint: true
        ),
        Case(
            testDescription: "two entries swapped",
            statements: [
                "UPDATE audit SET sequence = 1000 WHERE sequence = 5",
                "UPDATE audit SET sequence = 5 WHERE sequence = 6",
                "UPDATE audit SET sequence = 6 WHERE sequence = 1000",
            ],
            code: .altered
        ),
        Case(
            testDescription: "an entry copied to the end",
            statements: [
                "INSERT INTO audit SELECT (SELECT max(sequence) + 1 FROM audit), \(columns) FROM audit WHERE sequence = 3"
            ],
            code: .altered
        ),
        Case(
            testDescription: "a decision removed",
            statements: ["DELETE FROM decisions WHERE id = 'd3'"],
            code: .rowMissing
        ),
        Case(
            testDescription: "a decision put in",
            statements: ["INSERT INTO decisions (id, at, kind, json) VALUES ('forged', 0.0, 'allowed', '{}')"],
            code: .rowUnrecorded
        ),
        Case(
            testDescription: "a decision renamed",
            statements: ["UPDATE decisions SET id = 'other' WHERE id = 'd3'"],
            code: .rowUnrecorded
        ),
        Case(
            testDescription: "a step of a timeline removed",
            statements: ["DELETE FROM events WHERE trigger_id = 't1' AND sequence = 2"],
            code: .rowMissing
        ),
        Case(
            testDescription: "a step of a timeline put in",
            statements: ["INSERT INTO events VALUES ('t1', 100, 0.0, 'done', '{}')"],
            code: .rowUnrecorded
        ),
        Case(
            testDescription: "a trigger removed",
            statements: ["DELETE FROM triggers WHERE id = 't2'"],
            code: .rowMissing
        ),
        Case(
            testDescription: "a trigger put in",
            statements: [
                """
                INSERT INTO triggers (id, contact_list_id, division_id, created_at, status, json)
                SELECT 'forged', contact_list_id, division_id, created_at, status, json FROM triggers WHERE id = 't1'
                """
            ],
            code: .rowUnrecorded
        ),
        Case(
            testDescription: "a trigger that is to dial again",
            statements: [
                "UPDATE triggers SET status = 'queued', json = json_set(json, '$.status', 'queued') WHERE id = 't1'"
            ],
            code: .rowAltered
        ),
        Case(
            testDescription: "a trigger that is to dial another list",
            statements: [
                """
                UPDATE triggers SET json = replace(json, 'Renewals Q4', 'Renewals Q5') WHERE id = 't1'
                """
            ],
            code: .rowAltered
        ),
        Case(
            testDescription: "an approval that nobody gave",
            statements: ["UPDATE triggers SET json = replace(json, '\"ada\"', '\"bob\"') WHERE id = 't2'"],
            code: .rowAltered
        ),
        Case(
            testDescription: "a kill switch taken off",
            statements: ["DELETE FROM kill_switches"],
            code: .rowMissing
        ),
        Case(
            testDescription: "a client's secret exchanged",
            statements: ["UPDATE clients SET json = json_set(json, '$.secrets[0].hash', 'mine') WHERE id = 'a'"],
            code: .rowAltered
        ),
        Case(
            testDescription: "a client put in",
            statements: ["INSERT INTO clients SELECT 'mine', json_set(json, '$.id', 'mine') FROM clients"],
            code: .rowUnrecorded
        ),
    ]

    @Test("Whatever was removed, put in, moved or exchanged is found", arguments: cases)
    func tampering(_ tampering: Case) async throws {
        try await withFolder { folder in
            try await withUnguardedLog(of: folder) { queue in
                try queue.writeWithoutTransaction { db in
                    #expect(try db.auditFaults() == [])
                    let checkpoint = try db.auditHead()
                    var changed = 0
                    for statement in tampering.statements {
                        try db.execute(sql: statement)
                        changed += db.changesCount
                    }
                    #expect(changed > 0, "the test did nothing")
                    let faults = try db.auditFaults(tampering.needsCheckpoint ? [checkpoint] : [])
                    #expect(faults.contains { $0.code == tampering.code }, "\(faults)")
                    for fault in faults { #expect(!fault.message.contains("\n") && !fault.message.isEmpty) }
                }
            }
        }
    }

    @Test("A log that was written anew from its beginning fits itself, and not its checkpoint")
    func rewritten() async throws {
        try await withFolder { folder in
            try await withUnguardedLog(of: folder) { queue in
                try queue.writeWithoutTransaction { db in
                    let checkpoint = try db.auditHead()
                    try db.execute(
                        sql: "UPDATE decisions SET json = replace(json, 'matched.', 'did not.') WHERE id = 'd3'"
                    )
                    try rewrite(db, from: "matched.", to: "did not.", of: "d3")
                    #expect(try db.auditFaults() == [])
                    #expect(try db.auditFaults([checkpoint]).map(\.code) == [.checkpoint])
                }
            }
        }
    }

    @Test("Each byte of a small log, of its head and of the rows it covers is found when it is flipped")
    func flips() async throws {
        try await withFolder { folder in
            let fill: (SQLiteStore) async throws -> Void = { store in
                let decision = Sample.decision("d1", changeID: "c1", triggerID: "t1", rule: "r", correlationID: "x")
                _ = try await store.add(Sample.trigger("t1"), decision: decision)
                try await store.record(Sample.decision("d2"))
            }
            try await withUnguardedLog(of: folder, filled: fill) { queue in
                var flipped = 0
                try queue.writeWithoutTransaction { db in
                    for table in ["audit", "audit_head", "decisions", "events"] {
                        flipped += try flipAll(of: table, db)
                    }
                }
                #expect(flipped > 1500, "\(flipped) bytes were flipped")
            }
        }
    }

    /// Flips each byte of each value of a table by itself; says how many the table took.
    private func flipAll(of table: String, _ db: Database) throws -> Int {
        // The order in which decisions were written counts, not the numbers that it is kept with.
        let columns = try db.columns(in: table).map(\.name).filter { table != "decisions" || $0 != "sequence" }
        let keys = try db.primaryKey(table).columns
        let filter = keys.map { "\($0) = ?" }.joined(separator: " AND ")
        var flipped = 0
        for row in try Row.fetchAll(db, sql: "SELECT * FROM \(table)") {
            for column in columns {
                for value in Self.flips(of: row[column]) {
                    try db.inTransaction {
                        do {
                            let places: [DatabaseValue] = [value] + keys.map { row[$0] }
                            try db.execute(
                                sql: "UPDATE \(table) SET \(column) = ? WHERE \(filter)",
                                arguments: StatementArguments(places)
                            )
                        } catch is DatabaseError {
                            // A value that the table refuses, such as the second number of a primary key.
                            return .rollback
                        }
                        flipped += 1
                        let faults = try db.auditFaults()
                        #expect(!faults.isEmpty, "\(table).\(column) \(row[column] as DatabaseValue) → \(value)")
                        return .rollback
                    }
                }
            }
        }
        return flipped
    }

    /// A value with one bit of each of its bytes flipped, one byte after the other.
    private static func flips(of value: DatabaseValue) -> [DatabaseValue] {
        switch value.storage {
        case .null: []
        case .int64(let number): (0..<8).map { (number ^ (1 << (Int64($0) * 8 + Int64($0)))).databaseValue }
        case .double(let number):
            (0..<8).map { Double(bitPattern: number.bitPattern ^ (1 << (UInt64($0) * 8 + UInt64($0)))).databaseValue }
        case .string(let text):
            flipped(Data(text.utf8)).compactMap { String(validating: $0, as: UTF8.self)?.databaseValue }
        case .blob(let data): flipped(data).map(\.databaseValue)
        }
    }

    private static func flipped(_ data: Data) -> [Data] {
        data.indices.map { place in
            var copy = data
            copy[place] ^= 1 << UInt8(place % 7)
            return copy
        }
    }

    /// Changes one decision's entry and gives every entry behind it the hash that fits, as somebody would who writes.
    private func rewrite(_ db: Database, from: String, to: String, of subject: String) throws {
        var last = AuditCheckpoint.none
        for row in try Row.fetchAll(db, sql: "SELECT \(AuditedRow.columns) FROM audit ORDER BY sequence") {
            guard case .entry(var entry) = AuditedRow(row) else { continue }
            if entry.kind == "decision", entry.subject == subject {
                entry.json = entry.json.replacingOccurrences(of: from, with: to)
            }
            entry.previous = last.hash
            entry.hash = AuditDigest.sha256(entry.bytes)
            last = entry.checkpoint
            try db.execute(
                sql: "UPDATE audit SET json = ?, previous = ?, hash = ? WHERE sequence = ?",
                arguments: [entry.json, Data(entry.previous.bytes), Data(entry.hash.bytes), entry.sequence]
            )
        }
        try db.execute(
            sql: "UPDATE audit_head SET sequence = ?, hash = ?",
            arguments: [last.sequence, Data(last.hash.bytes)]
        )
    }
}
