import Foundation
import GRDB
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownSQLite

@Suite("Triggers of earlier versions", .timeLimit(.minutes(5)))
struct TriggerTargetsTests {
    @Test("A trigger that was written before there were calls is found by its division, its list and its turn")
    func earlier() async throws {
        try await withFolder { folder in
            let trigger = Sample.trigger("earlier")
            let queue = try DatabaseQueue(path: folder.store)
            try Migration.migrator.migrate(queue, upTo: Migration.states.name)
            try await queue.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO triggers (id, contact_list_id, created_at, status, due_at, json)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        trigger.id, trigger.order.contactList?.id, trigger.createdAt.column, trigger.status.rawValue,
                        trigger.dueAt?.column, try JSONColumn.text(trigger),
                    ]
                )
            }
            try queue.close()
            let (inDivision, elsewhere, ofList, calls, due) = try await SQLiteStore.withStore(at: folder.store) {
                store in
                (
                    try await store.triggers(TriggerQuery(divisions: [Sample.division.id])),
                    try await store.triggers(TriggerQuery(divisions: ["another"])),
                    try await store.triggers(TriggerQuery(contactListID: "list-renewals")),
                    try await store.triggers(TriggerQuery(personalConnectionID: "12345")),
                    try await store.due([.queued], at: .distantFuture, limit: 9, besides: Occupied())
                )
            }
            #expect(inDivision == [trigger])
            #expect(elsewhere.isEmpty)
            #expect(ofList == [trigger])
            #expect(calls.isEmpty)
            #expect(due.map(\.lane) == [trigger.order.lane])
            #expect(due.map(\.provider) == [trigger.order.provider])
            #expect(due.map(\.owner) == [trigger.owner])
        }
    }
}
