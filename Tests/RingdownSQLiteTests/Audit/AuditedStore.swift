import Foundation
import GRDB
import RingdownCore
import RingdownTestKit

@testable import RingdownSQLite

/// A store on which something of every kind was recorded.
func fillAudited(_ store: SQLiteStore) async throws {
    let entry = Sample.entry("c1", change: Sample.change(), triggers: [Sample.trigger("t1", idempotencyKey: "k1")])
    _ = try await store.commit([entry, entry]) { _, known in Sample.decision("again", changeID: known.id) }
    _ = try await store.add(Sample.trigger("t2"), decision: Sample.decision("d2", triggerID: "t2"))
    try await store.record(Sample.decision("d3"))
    try await move(store, "t1", .sending) { $0.intent = Intent(id: "i1", at: Sample.now, plan: Sample.plan()) }
    try await move(store, "t1", .inDoubt) { _ in }
    try await move(store, "t1", .accepted) { $0.receipt = Sample.receipt() }
    try await move(store, "t2", .held) { _ in }
    try await move(store, "t2", .queued) { $0.approval = Trigger.Approval(by: "ada", at: Sample.now) }
    try await move(store, "t2", .cancelled) { _ in }
    try await store.set(Sample.killSwitch("genesys"), isOn: true)
    try await store.set(Sample.killSwitch(nil), isOn: true)
    try await store.set(Sample.killSwitch(nil), isOn: false)
    let lock = StateLock(id: "l1", info: "{}", who: "ada", operation: "plan", at: Sample.now, client: "ci")
    _ = try await store.lock("prod", with: lock)
    _ = try await store.unlock("prod", id: nil) { _ in Sample.decision("forced") }
    _ = try await store.add(Sample.client("a"), decision: Sample.decision("made-a"))
    _ = try await store.add(Sample.client("b"), decision: Sample.decision("made-b"))
    _ = try await store.changeClient("a") { client in
        client.name = "renamed"
        return Sample.decision("changed-a")
    }
    try await store.keep(Sample.token("t"), forgettingBefore: .distantPast)
    _ = try await store.revokeToken(digest: "t", at: Sample.now)
    _ = try await store.removeClient("b", at: Sample.now, decision: Sample.decision("removed-b"))
}

private func move(
    _ store: SQLiteStore,
    _ id: String,
    _ status: TriggerStatus,
    _ change: @escaping @Sendable (inout Trigger) -> Void
) async throws {
    _ = try await store.move(id, at: Sample.now) { trigger, _ in
        var trigger = trigger
        trigger.status = status
        change(&trigger)
        let event = TimelineEvent(at: Sample.now, status: status, sentence: "It is \(status.rawValue).")
        return TriggerMove(trigger: trigger, events: [event])
    }
}

/// Lends the log of a store as somebody has it who took its file away: without the triggers that guard it.
func withUnguardedLog<Result>(
    of folder: URL,
    filled fill: (SQLiteStore) async throws -> Void = fillAudited,
    _ body: (DatabaseQueue) throws -> Result
) async throws -> Result {
    try await SQLiteStore.withStore(at: folder.store, fill)
    let queue = try DatabaseQueue(path: folder.store)
    defer { try? queue.close() }
    try await queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
            try db.execute(sql: "DROP TRIGGER \(name)")
        }
    }
    return try body(queue)
}

extension Database {
    /// What following the log as it stands shows.
    func auditFaults(_ checkpoints: [AuditCheckpoint] = []) throws -> [AuditFault] {
        var verification = AuditVerification(self, checkpoints: checkpoints)
        return try verification.run().faults
    }
}

extension URL {
    /// What following the log of this folder's store shows.
    func auditReport(_ checkpoints: [AuditCheckpoint] = []) throws -> AuditReport {
        try StoreReading.with(store) { reading in try reading.verifyAudit(checkpoints) }
    }

    /// Where the log of this folder's store ends.
    func auditCheckpoint() throws -> AuditCheckpoint {
        try StoreReading.with(store) { reading in try reading.auditCheckpoint() }
    }

    /// The entries of the log of this folder's store.
    func auditEntries(about id: String?) throws -> [AuditEntry] {
        try StoreReading.with(store) { reading in try reading.auditEntries(about: id, limit: 1000) }
    }
}
