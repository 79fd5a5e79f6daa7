import Foundation
import GRDB
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownSQLite

@Suite("A store that is sick", .timeLimit(.minutes(2)))
struct SickStoreTests {
    struct Damage: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let apply: @Sendable (String) throws -> Void
    }

    static let damages = [
        Damage(testDescription: "a flipped bit in the header") { path in try flip(path, at: 3) },
        Damage(testDescription: "a page of noise") { path in try damagePages(of: path) },
        Damage(testDescription: "a file cut in the middle") { path in
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
            try file.truncate(atOffset: file.seekToEnd() / 2 / 4096 * 4096)
            try file.close()
        },
        Damage(testDescription: "the first page of a table that is not needed to open it") { path in
            let queue = try DatabaseQueue(path: path)
            let page = try queue.read { db in
                try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'decisions'") ?? 0
            }
            try queue.close()
            try flip(path, at: UInt64(page - 1) * 4096)
        },
    ]

    @Test("A damaged store does not open, and one line says to restore it", arguments: damages)
    func damaged(damage: Damage) async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store, fillAudited)
            try damage.apply(folder.store)
            let before = try Data(contentsOf: URL(fileURLWithPath: folder.store))
            let error = #expect(throws: StoreError.self) { try SQLiteStore.open(at: folder.store) }
            #expect(error?.code == .corrupt)
            let message = error?.message ?? ""
            #expect(message.contains("ringdown restore --from BACKUP") && !message.contains("\n"), "\(message)")
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder.store)) == before)
        }
    }

    @Test("Damage that shows while the server runs stops every later write, and the check says why")
    func damagedLater() async throws {
        try await withFolder { folder in
            let store = try SQLiteStore.open(at: folder.store)
            defer { try? store.close() }
            try await fillAudited(store)
            // What stands on the disk is read again by a connection that has forgotten it.
            _ = try await store.write { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM decisions") }
            try await store.pool.barrierWriteWithoutTransaction { db in
                try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
            try damagePages(of: folder.store)
            store.pool.releaseMemory()
            let found = await #expect(throws: StoreError.self) { _ = try await store.trigger("t1") }
            #expect(found?.code == .corrupt)
            for _ in 1...2 {
                let refused = await #expect(throws: StoreError.self) { try await store.record(Sample.decision("new")) }
                #expect(refused?.code == .corrupt)
                #expect(refused?.message.contains("ringdown restore") == true)
            }
            let checked = await #expect(throws: StoreError.self) { try await store.check() }
            #expect(checked?.code == .corrupt)
        }
    }

    @Test("A store that another program keeps locked fails all who wait together, and works on when it is free")
    func locked() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                try await store.record(Sample.decision("before"))
                var configuration = Configuration()
                configuration.allowsUnsafeTransactions = true
                let other = try DatabaseQueue(path: folder.store, configuration: configuration)
                try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
                let clock = ContinuousClock()
                let beginning = clock.now
                let errors = await withTaskGroup(of: StoreError?.self) { group in
                    for place in 1...20 {
                        group.addTask {
                            do throws(StoreError) {
                                try await store.record(Sample.decision("waiting-\(place)"))
                                return nil
                            } catch {
                                return error
                            }
                        }
                    }
                    return await group.reduce(into: []) { errors, error in errors.append(error) }
                }
                let waited = clock.now - beginning
                #expect(errors.allSatisfy { $0?.code == .busy }, "\(errors)")
                // One after the other they would wait twenty times as long.
                #expect(waited < .seconds(10 * SQLiteStore.patience), "20 waited \(waited)")
                #expect(try await store.decision("before") != nil, "reading goes on")
                try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
                try other.close()
                try await store.check()
                try await store.record(Sample.decision("after"))
                #expect(try await store.decision("waiting-1") == nil)
            }
            #expect(try folder.auditReport().faults == [])
        }
    }

    @Test("A write that finds the disk full is neither kept nor counted, and the next one works when there is space")
    func fullDisk() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                try await store.record(Sample.decision("before"))
                _ = try await store.write { db in try Int.fetchOne(db, sql: "PRAGMA max_page_count = 1") }
                var refused: StoreError?
                var kept = 0
                while refused == nil, kept < 10_000 {
                    do throws(StoreError) {
                        try await store.record(Sample.decision("d-\(kept)"))
                        kept += 1
                    } catch {
                        refused = error
                    }
                }
                #expect(refused?.code == .unavailable)
                #expect(refused?.message.contains("full") == true)
                #expect(try await store.decision("d-\(kept)") == nil)
                if kept > 0 { #expect(try await store.decision("d-\(kept - 1)") != nil) }
                let notReady = await #expect(throws: StoreError.self) { try await store.check() }
                #expect(notReady?.code == .unavailable)
                _ = try await store.write { db in try Int.fetchOne(db, sql: "PRAGMA max_page_count = 1073741823") }
                try await store.check()
                try await store.record(Sample.decision("d-\(kept)"))
            }
            #expect(try folder.auditReport().faults == [])
        }
    }

    private static func flip(_ path: String, at offset: UInt64) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.seek(toOffset: offset)
        let byte = try file.read(upToCount: 1)?.first ?? 0
        try file.seek(toOffset: offset)
        try file.write(contentsOf: Data([byte ^ 0x10]))
        try file.close()
    }
}
