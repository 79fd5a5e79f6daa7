import Foundation
import GRDB
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownSQLite

@Suite("Writes that share a commit", .timeLimit(.minutes(2)))
struct CommitGroupTests {
    @Test("What waits while the disk is busy is committed together", arguments: [1, 20, 3 * WriterThread.groupLimit])
    func sharing(count: Int) async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                let before = store.writer.commits
                let errors = try await together(store, count) { place in
                    try await store.record(Sample.decision("d-\(place)"))
                }
                #expect(errors.allSatisfy { $0 == nil }, "\(errors)")
                // The slow one by itself, then those that waited for it.
                let groups = 1 + (count + WriterThread.groupLimit - 1) / WriterThread.groupLimit
                #expect(store.writer.commits == before + groups)
                for place in 0..<count { #expect(try await store.decision("d-\(place)") != nil) }
            }
            #expect(try folder.auditReport().faults == [])
        }
    }

    @Test("One that fails leaves nothing of itself, and takes nothing of its neighbours with it")
    func badNeighbour() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                try await store.record(Sample.decision("taken"))
                let before = store.writer.commits
                let errors = try await together(store, 30) { place in
                    switch place % 3 {
                    case 0: try await store.record(Sample.decision("d-\(place)"))
                    case 1: try await store.record(Sample.decision("taken"))
                    default:
                        try await store.write { db in
                            try db.insert([Texted(Sample.decision("d-\(place)"))])
                            throw StoreError(.notFound, "thought better of it")
                        }
                    }
                }
                for (place, error) in errors.enumerated() {
                    #expect(error?.code == [nil, .corrupt, .notFound][place % 3], "\(place)")
                    #expect((try await store.decision("d-\(place)") != nil) == (place % 3 == 0), "\(place)")
                }
                #expect(store.writer.commits == before + 2)
            }
            #expect(try folder.auditReport().faults == [])
        }
    }

    @Test("A commit that the disk refuses is an error for everybody who has a part in it")
    func refusedCommit() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                let disk = FailingDisk()
                store.pool.add(transactionObserver: disk)
                let errors = try await together(store, 20) { place in
                    try await store.record(Sample.decision("d-\(place)"))
                }
                #expect(errors.allSatisfy { $0?.code == .unavailable }, "\(errors)")
                for place in 0..<20 { #expect(try await store.decision("d-\(place)") == nil) }
                #expect(store.health.hasFailed)
                store.pool.remove(transactionObserver: disk)
                try await store.check()
                try await store.record(Sample.decision("d-0"))
            }
            #expect(try folder.auditReport().faults == [])
        }
    }

    @Test("A disk that fills up in the middle keeps exactly what it said it keeps")
    func fullDisk() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                _ = try await store.write { db in try Int.fetchOne(db, sql: "PRAGMA max_page_count = 1") }
                let errors = try await together(store, 400) { place in
                    try await store.record(Sample.decision("d-\(place)"))
                }
                #expect(errors.contains { $0?.message.contains("full") == true })
                for (place, error) in errors.enumerated() {
                    #expect((try await store.decision("d-\(place)") != nil) == (error == nil), "\(place)")
                }
                _ = try await store.write { db in try Int.fetchOne(db, sql: "PRAGMA max_page_count = 1073741823") }
                try await store.check()
            }
            #expect(try folder.auditReport().faults == [])
        }
    }

    /// Does something so often, all of it waiting behind one write that is slow; gives each one's error.
    private func together(
        _ store: SQLiteStore,
        _ count: Int,
        _ body: @escaping @Sendable (_ place: Int) async throws -> Void
    ) async throws -> [StoreError?] {
        try await withThrowingTaskGroup(of: (Int, StoreError?).self) { group in
            let (begun, begin) = AsyncStream.makeStream(of: Void.self)
            group.addTask {
                try? await store.write { _ in
                    begin.finish()
                    while store.writer.waiting < count { sched_yield() }
                }
                return (count, nil)
            }
            for await _ in begun {}
            for place in 0..<count {
                group.addTask {
                    do {
                        try await body(place)
                        return (place, nil)
                    } catch let error as StoreError {
                        return (place, error)
                    }
                }
            }
            return try await group.reduce(into: [StoreError?](repeating: nil, count: count)) { errors, outcome in
                if outcome.0 < count { errors[outcome.0] = outcome.1 }
            }
        }
    }
}

/// A disk under which no commit succeeds.
private final class FailingDisk: TransactionObserver {
    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseWillCommit() throws { throw DatabaseError(resultCode: .SQLITE_IOERR_FSYNC) }
    func databaseDidCommit(_ db: Database) {}
    func databaseDidRollback(_ db: Database) {}
}
