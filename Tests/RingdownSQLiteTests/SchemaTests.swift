import GRDB
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownSQLite

@Suite("The SQLite schema", .timeLimit(.minutes(2)))
struct SchemaTests {
    @Test("Every fixed query finds its rows through an index", arguments: Query.allCases)
    func plans(query: Query) async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                let plan = try await plan(of: query.rawValue, in: store)
                #expect(plan.contains { $0.hasPrefix("SEARCH") }, "\(plan)")
                // `lanes` is what the query itself made.
                #expect(!plan.contains { $0.hasPrefix("SCAN") && $0 != "SCAN lanes" }, "\(plan)")
            }
        }
    }

    @Test("What is due is read in the order of its index, without sorting")
    func dueOrder() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                let plan = try await plan(of: Query.due.rawValue, in: store)
                #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
                #expect(plan.contains { $0.contains("COVERING INDEX triggers_due") }, "\(plan)")
            }
        }
    }

    @Test("The schema is the one that is recorded: a released migration is never changed")
    func snapshot() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                let statements = try await store.read { db in
                    try String.fetchAll(
                        db,
                        sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name"
                    )
                }
                let migrations = Migration.all.map { "-- \($0.name)" }
                try Snapshot.verify((migrations + statements).joined(separator: "\n") + "\n", "schema.sql")
            }
        }
    }

    private func plan(of sql: String, in store: SQLiteStore) async throws -> [String] {
        try await store.read { db in
            let places = sql.contains("?1") ? 1 : sql.count { $0 == "?" }
            let arguments = StatementArguments(repeatElement(1, count: places))
            return try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)", arguments: arguments)
                .map { row in row["detail"] }
        }
    }
}
