import Foundation
import GRDB
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownSQLite

@Suite("Backup and restore", .timeLimit(.minutes(2)))
struct BackupTests {
    @Test("A backup made while the store is written to holds one instant of it, whole")
    func whileWriting() async throws {
        try await withFolder { folder in
            let target = folder.appending(component: "backup.db").path
            let backup = try await SQLiteStore.withStore(at: folder.store) { store in
                try await fillAudited(store)
                async let writing: Void = write(300, to: store)
                let backup = try folder.backUp(to: target)
                try await writing
                return backup
            }
            #expect(backup.faults == [])
            let attributes = try FileManager.default.attributesOfItem(atPath: target)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(attributes[.size] as? Int == backup.bytes)
            let neighbours = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            #expect(neighbours == ["backup.db", "ringdown.db"])
            let checkpoint = try #require(backup.checkpoint)
            #expect(try folder.auditReport([checkpoint]).faults == [], "the store went on from where the backup ends")
            let copied = try StoreReading.with(target) { reading in try reading.verifyAudit([checkpoint]) }
            #expect(copied.faults == [] && copied.checkpoint == checkpoint)
        }
    }

    @Test("A backup never takes the place of a file, unless it is told to")
    func replacing() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store, fillAudited)
            let target = folder.appending(component: "backup.db").path
            try Data("precious".utf8).write(to: URL(fileURLWithPath: target))
            let error = #expect(throws: StoreError.self) { try folder.backUp(to: target) }
            #expect(error?.message.contains("--force") == true)
            #expect(try Data(contentsOf: URL(fileURLWithPath: target)) == Data("precious".utf8))
            _ = try folder.backUp(to: target, replaces: true)
            try await SQLiteStore.withStore(at: target) { store async throws in
                #expect(try await store.trigger("t1")?.status == .accepted)
            }
        }
    }

    @Test("The store itself is no place for its backup")
    func itself() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store, fillAudited)
            #expect(throws: StoreError.self) { try folder.backUp(to: folder.store, replaces: true) }
            try await SQLiteStore.withStore(at: folder.store) { store in try await store.check() }
        }
    }

    @Test("A damaged store is not backed up in silence, and the backup before it stays")
    func damaged() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store, fillAudited)
            let target = folder.appending(component: "backup.db").path
            _ = try folder.backUp(to: target)
            let before = try Data(contentsOf: URL(fileURLWithPath: target))
            try damagePages(of: folder.store)
            let error = #expect(throws: StoreError.self) { try folder.backUp(to: target, replaces: true) }
            #expect(error?.code == .corrupt)
            #expect(try Data(contentsOf: URL(fileURLWithPath: target)) == before)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains(".part") }
            #expect(left == [])
        }
    }

    @Test("A restored store is the backup, the old one is kept, and nothing goes out before somebody has looked")
    func restoring() async throws {
        try await withFolder { folder in
            let target = folder.appending(component: "backup.db").path
            let backup = try await SQLiteStore.withStore(at: folder.store) { store in
                try await fillAudited(store)
                return try folder.backUp(to: target)
            }
            try await SQLiteStore.withStore(at: folder.store) { try await $0.record(Sample.decision("since")) }
            let former = try folder.auditCheckpoint()
            let restore = try folder.restore(from: target)
            #expect(restore.formerCheckpoint == former)
            #expect(restore.backup.checkpoint == backup.checkpoint)
            try await SQLiteStore.withStore(at: folder.store) { store async throws in
                #expect(try await store.trigger("t1")?.status == .accepted)
                #expect(try await store.decision("since") == nil)
                #expect(try await store.killSwitches().first?.by == "ada")
                #expect(try await store.killSwitches().first?.provider == nil)
            }
            let replaced = try #require(restore.replaced)
            try await SQLiteStore.withStore(at: replaced) { store async throws in
                #expect(try await store.decision("since") != nil)
            }
            let known = try #require(backup.checkpoint)
            #expect(try folder.auditReport([known]).faults == [])
            #expect(try folder.auditReport([former]).faults.map(\.code) == [.checkpoint])
            #expect(try folder.auditEntries(about: nil).map(\.kind).suffix(2) == ["restored", "kill-switch-thrown"])
        }
    }

    @Test("What a killed server left in its log is kept with the replaced store, and not taken for the backup's")
    func leftoverLog() async throws {
        try await withFolder { folder in
            let target = folder.appending(component: "backup.db").path
            let copy = folder.appending(component: "copy")
            try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: false)
            try await SQLiteStore.withStore(at: folder.store) { store in
                try await fillAudited(store)
                _ = try folder.backUp(to: target)
                try await store.record(Sample.decision("in-the-log"))
                for suffix in ["", "-wal"] {
                    try FileManager.default.copyItem(atPath: folder.store + suffix, toPath: copy.store + suffix)
                }
            }
            let restore = try copy.restore(from: target)
            try await SQLiteStore.withStore(at: copy.store) { store async throws in
                #expect(try await store.decision("in-the-log") == nil)
            }
            let replaced = try #require(restore.replaced)
            try await SQLiteStore.withStore(at: replaced) { store async throws in
                #expect(try await store.decision("in-the-log") != nil)
            }
        }
    }

    @Test("A store that a server uses is not restored")
    func inUse() async throws {
        try await withFolder { folder in
            let target = folder.appending(component: "backup.db").path
            try await SQLiteStore.withStore(at: folder.store) { store in
                try await fillAudited(store)
                _ = try folder.backUp(to: target)
                let error = #expect(throws: StoreError.self) { try folder.restore(from: target) }
                #expect(error?.code == .busy)
                try await store.check()
            }
        }
    }

    @Test("A damaged backup is not restored, and the store stays as it is")
    func damagedBackup() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store, fillAudited)
            let target = folder.appending(component: "backup.db").path
            _ = try folder.backUp(to: target)
            try damagePages(of: target)
            let before = try Data(contentsOf: URL(fileURLWithPath: folder.store))
            let error = #expect(throws: StoreError.self) { try folder.restore(from: target) }
            #expect(error?.code == .corrupt)
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder.store)) == before)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            #expect(!names.contains { $0.contains(".replaced") || $0.contains(".part") || $0.contains(".lock") })
        }
    }

    @Test("A damaged store is replaced by its backup")
    func damagedStore() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store, fillAudited)
            let target = folder.appending(component: "backup.db").path
            _ = try folder.backUp(to: target)
            try Data(repeating: 7, count: 5000).write(to: URL(fileURLWithPath: folder.store))
            let restore = try folder.restore(from: target)
            #expect(restore.formerCheckpoint == nil && restore.replaced != nil)
            try await SQLiteStore.withStore(at: folder.store) { store async throws in
                #expect(try await store.trigger("t1")?.status == .accepted)
            }
        }
    }

    private func write(_ count: Int, to store: SQLiteStore) async throws {
        for place in 1...count { try await store.record(Sample.decision("w-\(place)")) }
    }
}

/// Overwrites all pages of a file but the first.
func damagePages(of path: String) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    let size = try file.seekToEnd()
    try file.seek(toOffset: 4096)
    try file.write(contentsOf: Data(repeating: 0xA5, count: Int(size) - 4096))
    try file.close()
}

extension URL {
    /// Backs this folder's store up.
    @discardableResult
    func backUp(to target: String, replaces: Bool = false) throws -> StoreBackup {
        try StoreReading.with(store) { reading in try reading.backUp(to: target, replaces: replaces) }
    }

    /// Restores this folder's store.
    @discardableResult
    func restore(from backup: String) throws -> StoreRestore {
        try StoreRestore.restore(store, from: backup, by: "ada", at: Sample.now, holds: true)
    }
}
