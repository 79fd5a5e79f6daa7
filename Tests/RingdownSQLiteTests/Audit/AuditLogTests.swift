import Foundation
import GRDB
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownSQLite

@Suite("What the audit log records", .timeLimit(.minutes(2)))
struct AuditLogTests {
    @Test("Every decision and every effect has an entry, in the order in which they happened")
    func kinds() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store, fillAudited)
            let entries = try folder.auditEntries(about: nil)
            let effects = entries.map(\.kind).filter { $0 != "decision" && $0 != "step" }
            #expect(
                effects == [
                    "begun", "trigger", "trigger", "intent", "in-doubt", "reconciled", "move", "approved", "cancelled",
                    "kill-switch-thrown", "kill-switch-thrown", "kill-switch-released", "state-lock-forced",
                    "client-made", "client-made", "client-changed", "token-given", "token-revoked", "client-removed",
                ]
            )
            let decisions = entries.flatMap { entry in
                AuditedMove(AuditKind(rawValue: entry.kind), entry.json)?.decisions.map(\.id) ?? []
            }
            #expect(
                decisions == [
                    "decision-of-c1", "again", "d2", "d3", "forced", "made-a", "made-b", "changed-a", "removed-b",
                ]
            )
            let known = Set(effects).union(["decision", "step", "receipt", "restored"])
            #expect(known == Set(AuditKind.allCases.map(\.rawValue)))
            #expect(entries.map(\.sequence) == Array(1...entries.count))
        }
    }

    @Test("A log that nobody touched has no faults, and its checkpoint holds when it has grown")
    func untouched() async throws {
        try await withFolder { folder in
            let early = try await SQLiteStore.withStore(at: folder.store) { store in
                try await fillAudited(store)
                return try folder.auditCheckpoint()
            }
            try await SQLiteStore.withStore(at: folder.store) { try await $0.record(Sample.decision("late")) }
            let report = try folder.auditReport([early])
            #expect(report.faults == [])
            #expect(report.checkpoint.sequence == early.sequence + 1)
            #expect(report.entries == report.checkpoint.sequence)
        }
    }

    @Test("Whatever a store is asked, its log agrees with it", arguments: StoreContract.promises)
    func contract(promise: StorePromise) async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in try await promise.verify(store) }
            let faults = try folder.auditReport().faults
            #expect(faults == [])
        }
    }

    @Test("What was undone has no entry")
    func undone() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                try await store.record(Sample.decision("once"))
                let before = try folder.auditCheckpoint()
                await #expect(throws: StoreError.self) { try await store.record(Sample.decision("once")) }
                #expect(try folder.auditCheckpoint() == before)
            }
        }
    }

    @Test("No secret, nor what one could be guessed from, stands in the log")
    func secrets() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store, fillAudited)
            let entries = try folder.auditEntries(about: "a")
            let hashes = Sample.client("a").secrets.map(\.hash)
            #expect(!hashes.isEmpty && entries.count == 2)
            for entry in entries { #expect(hashes.allSatisfy { !entry.json.contains($0) }) }
        }
    }

    @Test("The entries about a trigger, its change, one decision, or a provider are found by its id")
    func about() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                let cause = Trigger.Cause.rule(name: "r", changeID: "c1", address: "a")
                let entry = Sample.entry("c1", change: Sample.change(), triggers: [Sample.trigger("t1", cause: cause)])
                _ = try await store.commit([entry]) { _, _ in Sample.decision("never") }
                _ = try await store.add(Sample.trigger("t2"), decision: Sample.decision("d2", triggerID: "t2"))
                try await store.record(Sample.decision("alone"))
                try await store.set(Sample.killSwitch("genesys"), isOn: true)
            }
            func found(_ id: String) throws -> [String] {
                try folder.auditEntries(about: id).map { "\($0.kind) \($0.subject)" }
            }
            #expect(try found("t1") == ["trigger t1"])
            let ofChange = Set(try found("c1"))
            #expect(ofChange.isSuperset(of: ["trigger t1", "decision decision-of-c1"]))
            #expect(try found("d2") == ["trigger t2"])
            #expect(try found("alone") == ["decision alone"])
            #expect(try found("genesys") == ["kill-switch-thrown genesys"])
            #expect(try found("nothing") == [])
        }
    }

    @Test("An entry cannot be changed, removed or put in between, not even by a statement of one's own")
    func guarded() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store, fillAudited)
            let queue = try DatabaseQueue(path: folder.store)
            defer { try? queue.close() }
            let statements = [
                "UPDATE audit SET json = '{}' WHERE sequence = 2", "DELETE FROM audit WHERE sequence = 2",
                "DELETE FROM audit_head", "UPDATE audit_head SET sequence = 3",
                "INSERT INTO audit SELECT 1000, at, kind, subject, about, json, previous, hash FROM audit LIMIT 1",
                """
                INSERT INTO audit SELECT sequence + 1, 0.0, 'decision', 'x', NULL, '{}', zeroblob(32), zeroblob(32)
                FROM audit_head
                """,
            ]
            try await queue.write { db in
                for statement in statements {
                    #expect(throws: DatabaseError.self, "\(statement)") { try db.execute(sql: statement) }
                }
                let faults = try db.auditFaults()
                #expect(faults == [])
            }
        }
    }

    @Test("The log of an older store begins with what was there, and says that it was not watched before")
    func older() async throws {
        try await withFolder { folder in
            let queue = try DatabaseQueue(path: folder.store)
            try Migration.migrator.migrate(queue, upTo: Migration.lanes.name)
            try await queue.write { db in
                // The statements of an older version, which recorded nothing.
                try db.execute(
                    sql: "INSERT INTO decisions (id, at, kind, json) VALUES ('d', ?, 'matched', ?)",
                    arguments: [Sample.now.column, try JSONColumn.text(Sample.decision("d"))]
                )
            }
            try queue.close()
            try await SQLiteStore.withStore(at: folder.store) { try await $0.record(Sample.decision("new")) }
            let entries = try folder.auditEntries(about: nil)
            #expect(entries.map(\.kind) == ["begun", "decision", "decision"])
            #expect(entries.map(\.subject) == ["log", "d", "new"])
            let beginning = try JSONColumn.value(AuditBeginning.self, from: entries[0].json)
            #expect(beginning == AuditBeginning(decisions: 1, steps: 0, triggers: 0))
            #expect(try folder.auditReport().faults == [])
        }
    }

    @Test("The log of the version before, which had an entry for each row, is verified as well, and goes on")
    func entryForEachRow() async throws {
        try await withFolder { folder in
            let queue = try DatabaseQueue(path: folder.store)
            try Migration.migrator.migrate(queue, upTo: Migration.due.name)
            try await queue.write { db in
                let trigger = try Texted(Sample.trigger("t1"))
                var event = trigger.value.firstEvent
                event.sequence = 1
                let step = try Texted(event)
                let decision = try Texted(Sample.decision("d1", triggerID: "t1"))
                try db.write([.new(trigger, of: nil), .step(step, of: "t1"), .decision(decision)])
                try db.audit(.trigger, of: "t1", about: "t1", at: Sample.now, json: trigger.text)
                try db.audit(.step, of: "t1/1", about: "t1", at: Sample.now, json: step.text)
                try db.audit(.decision, of: "d1", about: "t1", at: Sample.now, json: decision.text)
            }
            try queue.close()
            try await SQLiteStore.withStore(at: folder.store) { store in
                _ = try await store.move("t1", at: Sample.now) { trigger, _ in
                    try? trigger.cancel(by: "ada", at: Sample.now, decisionID: "d2")
                }
            }
            #expect(try folder.auditEntries(about: "t1").map(\.kind) == ["trigger", "step", "decision", "cancelled"])
            #expect(try folder.auditReport().faults == [])
            let tampered = try DatabaseQueue(path: folder.store)
            try await tampered.writeWithoutTransaction { db in
                let statements = [
                    "UPDATE events SET json = replace(json, 'queued', 'failed') WHERE sequence = 1",
                    "UPDATE decisions SET json = replace(json, 'd1', 'd9') WHERE id = 'd1'",
                    "DELETE FROM decisions WHERE id = 'd1'",
                ]
                for statement in statements {
                    try db.inTransaction {
                        try db.execute(sql: statement)
                        #expect(db.changesCount == 1)
                        let faults = try db.auditFaults()
                        let isSeen = faults.contains { fault in fault.sequence == 3 || fault.sequence == 4 }
                        #expect(isSeen, "\(statement): \(faults)")
                        return .rollback
                    }
                }
            }
            try tampered.close()
        }
    }

    @Test("Every fixed query about the log finds its rows through an index", arguments: AuditQuery.allCases)
    func plans(query: AuditQuery) async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                let plan = try await store.read { db in
                    let count = query.rawValue.contains("?1") ? 2 : 1
                    return try Row.fetchAll(
                        db,
                        sql: "EXPLAIN QUERY PLAN \(query.rawValue)",
                        arguments: StatementArguments(repeatElement(1, count: count))
                    )
                    .map { row in row["detail"] as String }
                }
                #expect(!plan.contains { $0.hasPrefix("SCAN audit") && !$0.contains("INDEX") }, "\(plan)")
            }
        }
    }
}
