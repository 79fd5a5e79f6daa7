import Foundation
import GRDB
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownSQLite

@Suite("What the SQLite store keeps", .timeLimit(.minutes(2)))
struct DurabilityTests {
    @Test("Everything is there after closing and opening again")
    func reopening() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in try await fill(store) }
            try await SQLiteStore.withStore(at: folder.store) { store in
                try await expectFilled(store)
                try await expectRecognised(store)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["ringdown.db"])
        }
    }

    @Test("Everything that was committed is there when the process ends without closing")
    func killing() async throws {
        try await withFolder { folder in
            let copy = folder.appending(component: "copy")
            try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: false)
            try await SQLiteStore.withStore(at: folder.store) { store in
                try await fill(store)
                for suffix in ["", "-wal"] {
                    try FileManager.default.copyItem(atPath: folder.store + suffix, toPath: copy.store + suffix)
                }
            }
            try await SQLiteStore.withStore(at: copy.store) { store in
                try await expectFilled(store)
                try await expectRecognised(store)
            }
        }
    }

    @Test("What was not committed is not there after the process ended")
    func tearing() async throws {
        try await withFolder { folder in
            let copy = folder.appending(component: "copy")
            try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: false)
            try await SQLiteStore.withStore(at: folder.store) { store in
                try await fill(store)
                for suffix in ["", "-wal"] {
                    try FileManager.default.copyItem(atPath: folder.store + suffix, toPath: copy.store + suffix)
                }
                _ = try await store.add(Sample.trigger("late"), decision: Sample.decision("late"))
            }
            // A half-written frame at the end of the log, as a power cut leaves one.
            let log = try FileHandle(forWritingTo: URL(fileURLWithPath: copy.store + "-wal"))
            try log.seekToEnd()
            try log.write(contentsOf: Data(repeating: 0xA5, count: 3000))
            try log.close()
            try await SQLiteStore.withStore(at: copy.store) { store in
                try await expectFilled(store)
                #expect(try await store.trigger("late") == nil)
            }
        }
    }

    @Test("Every connection is set up to reach the disk")
    func pragmas() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                let settings = try await store.write { db in
                    try ["synchronous", "journal_mode", "foreign_keys"].map { name in
                        try String.fetchOne(db, sql: "PRAGMA \(name)")
                    }
                }
                #expect(settings == ["2", "wal", "1"])
            }
        }
    }

    @Test("The file is readable by its owner alone")
    func permissions() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                for suffix in ["", "-wal", ".lock"] {
                    let attributes = try FileManager.default.attributesOfItem(atPath: folder.store + suffix)
                    #expect(attributes[.posixPermissions] as? Int == 0o600, "\(suffix)")
                }
            }
        }
    }

    @Test("A full disk is said, what was accepted is kept, and work goes on when there is space")
    func fullDisk() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                try await fill(store)
                try await limitPages(of: store, to: 1)
                let entries = (1...200).map { (place: Int) in
                    Sample.entry("c-\(place)", change: Sample.change(serial: 100 + place))
                }
                let error = await #expect(throws: StoreError.self) {
                    _ = try await store.commit(entries) { _, _ in Sample.decision("never") }
                }
                #expect(error?.code == .unavailable)
                #expect(error?.message.contains("full") == true)
                try await expectFilled(store)
                #expect(try await store.change("c-1") == nil)
                try await limitPages(of: store, to: 1 << 30)
                let results = try await store.commit(entries) { _, _ in Sample.decision("never") }
                #expect(results.count == 200)
            }
        }
    }

    @Test("A store that was closed says so, and closing it again does nothing")
    func closing() async throws {
        try await withFolder { folder in
            let store = try SQLiteStore.open(at: folder.store)
            try store.close()
            try store.close()
            let reading = await #expect(throws: StoreError.self) { _ = try await store.trigger("t1") }
            let writing = await #expect(throws: StoreError.self) { try await store.record(Sample.decision()) }
            for error in [reading, writing] {
                #expect(error?.code == .unavailable)
                #expect(error?.message.contains("closed") == true, "\(String(describing: error))")
            }
        }
    }

    @Test("Closing leaves one file, however close behind a read it comes")
    func folding() async throws {
        try await withFolder { folder in
            for round in 0..<100 {
                try await SQLiteStore.withStore(at: folder.store) { store in
                    try await store.record(Sample.decision("d-\(round)"))
                    try await store.check()
                }
                try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["ringdown.db"])
            }
        }
    }

    @Test("A store that was lent is closed when its borrower fails")
    func lending() async throws {
        try await withFolder { folder in
            await #expect(throws: CancellationError.self) {
                try await SQLiteStore.withStore(at: folder.store) { _ in throw CancellationError() }
            }
            try await SQLiteStore.withStore(at: folder.store) { store in try await store.check() }
        }
    }

    @Test("The check notices that the file is gone or another one")
    func missingFile() async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in
                try await store.check()
                try FileManager.default.moveItem(atPath: folder.store, toPath: folder.store + ".moved")
                let gone = await #expect(throws: StoreError.self) { try await store.check() }
                #expect(gone?.code == .unavailable)
                try Data().write(to: URL(fileURLWithPath: folder.store))
                let replaced = await #expect(throws: StoreError.self) { try await store.check() }
                #expect(replaced?.code == .unavailable)
            }
        }
    }

    private func limitPages(of store: SQLiteStore, to count: Int) async throws {
        // A limit below the present size stands for the present size.
        _ = try await store.write { db in try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(count)") }
    }

    private func fill(_ store: SQLiteStore) async throws {
        let entry = Sample.entry("c1", change: Sample.completeChange(), triggers: [Sample.trigger("t1")])
        _ = try await store.commit([entry]) { _, _ in Sample.decision("never") }
        _ = try await store.add(Sample.completeTrigger("t2"), decision: Sample.completeDecision("d2"))
        _ = try await store.move("t1", at: Sample.now) { trigger, _ in
            TriggerMove(
                trigger: trigger,
                events: [TimelineEvent(at: Sample.now, status: .queued, sentence: "Moved.")],
                dispatches: true
            )
        }
        try await store.set(Sample.killSwitch("genesys"), isOn: true)
    }

    private func expectFilled(_ store: SQLiteStore) async throws {
        #expect(try await store.change("c1")?.change == Sample.completeChange())
        #expect(try await store.change("c1")?.triggerIDs == ["t1"])
        #expect(try await store.trigger("t2") == Sample.completeTrigger("t2"))
        #expect(try await store.decision("d2") == Sample.completeDecision("d2"))
        #expect(try await store.timeline("t1", after: 1).map(\.sentence) == ["Moved."])
        #expect(try await store.killSwitches() == [Sample.killSwitch("genesys")])
    }

    private func expectRecognised(_ store: SQLiteStore) async throws {
        let entry = Sample.entry("c9", change: Sample.completeChange())
        let results = try await store.commit([entry]) { _, known in Sample.decision("again", changeID: known.id) }
        #expect(results.map(\.isDuplicate) == [true])
        #expect(results.map(\.changeID) == ["c1"])
    }
}
