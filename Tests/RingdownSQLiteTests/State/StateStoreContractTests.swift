import GRDB
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownSQLite

@Suite("The contract of kept states", .timeLimit(.minutes(2)))
struct StateStoreContractTests {
    @Test("SQLite keeps every promise of a store of states", arguments: StateStoreContract.promises)
    func sqlite(promise: StateStorePromise) async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in try await promise.verify(store) }
        }
    }

    @Test("Memory keeps every promise of a store of states", arguments: StateStoreContract.promises)
    func memory(promise: StateStorePromise) async throws {
        try await promise.verify(InMemoryStore())
    }

    @Test("States, locks and what was made of them outlive the process")
    func reopened() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                _ = try await store.lock("prod", with: Sample.lock("l1"))
                let write = StateWrite(state: Sample.state(1), lockID: "l1", entries: [Sample.entry()])
                _ = try await store.write(write) { entry, _ in Sample.decision(entry.id) }
            }
            try await SQLiteStore.withStore(at: folder.store) { store in
                let head = try await store.stateHead("prod")
                #expect(head.latest == Sample.state(1))
                #expect(head.lock == Sample.lock("l1"))
                #expect(try await store.change("change-1") != nil)
            }
        }
    }

    @Test("Every query about states finds its rows through an index, without sorting", arguments: StateQuery.allCases)
    func plans(query: StateQuery) async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                let plan = try await store.read { db in
                    let arguments = StatementArguments(repeatElement(1, count: query.rawValue.count { $0 == "?" }))
                    return try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(query.rawValue)", arguments: arguments)
                        .map { row in row["detail"] as String }
                }
                #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
            }
        }
    }
}
