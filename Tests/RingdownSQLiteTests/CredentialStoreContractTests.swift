import Foundation
import GRDB
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownSQLite

@Suite("The contract of a store of credentials", .timeLimit(.minutes(1)))
struct CredentialStoreContractTests {
    @Test("SQLite keeps every promise", arguments: CredentialStoreContract.promises)
    func sqlite(promise: CredentialStorePromise) async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in try await promise.verify(store) }
        }
    }

    @Test("Memory keeps every promise", arguments: CredentialStoreContract.promises)
    func memory(promise: CredentialStorePromise) async throws {
        try await promise.verify(InMemoryStore())
    }

    @Test("Clients and tokens outlive the process")
    func reopened() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                _ = try await store.add(Sample.client("a"), decision: Sample.decision("d"))
                try await store.keep(Sample.token("t"), forgettingBefore: .distantPast)
            }
            try await SQLiteStore.withStore(at: folder.store) { store async throws in
                #expect(try await store.client("a") == Sample.client("a"))
                #expect(try await store.token(digest: "t") == Sample.token("t"))
            }
        }
    }

    @Test("Every query by a key finds its rows through an index", arguments: CredentialQuery.allCases)
    func plans(query: CredentialQuery) async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                let plan = try await store.read { db in
                    try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(query.rawValue)", arguments: [1])
                        .map { row in row["detail"] as String }
                }
                #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
            }
        }
    }
}
