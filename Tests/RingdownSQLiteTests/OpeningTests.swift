import Foundation
import GRDB
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownSQLite

@Suite("Opening a SQLite store", .timeLimit(.minutes(2)))
struct OpeningTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let code: StoreError.Code
        /// What the message must name.
        let naming: String
        /// Puts the case into a folder and gives the path to open.
        let prepare: @Sendable (URL) throws -> String
    }

    static let refused = [
        Case(testDescription: "a missing folder", code: .unavailable, naming: "nowhere does not exist") { folder in
            folder.appending(component: "nowhere").store
        },
        Case(testDescription: "a file in the place of the folder", code: .unavailable, naming: "is not a folder") {
            folder in
            let file = folder.appending(component: "file")
            try Data().write(to: file)
            return file.store
        },
        Case(testDescription: "a folder in the place of the file", code: .unavailable, naming: "is a folder") {
            folder in
            try FileManager.default.createDirectory(atPath: folder.store, withIntermediateDirectories: false)
            return folder.store
        },
        Case(testDescription: "a device", code: .unavailable, naming: "not a regular file") { folder in
            try FileManager.default.createSymbolicLink(atPath: folder.store, withDestinationPath: "/dev/null")
            return folder.store
        },
        Case(testDescription: "a folder that cannot be written", code: .unavailable, naming: "cannot be written") {
            folder in
            // Nobody, root included, makes files in the kernel's own tree.
            if getuid() == 0 { return "/sys/ringdown.db" }
            try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
            return folder.store
        },
        Case(testDescription: "a file that is no database", code: .corrupt, naming: "not a SQLite database") { folder in
            try Data(repeating: UInt8(ascii: "x"), count: 8192).write(to: URL(fileURLWithPath: folder.store))
            return folder.store
        },
        Case(testDescription: "another program's database", code: .corrupt, naming: "another program") { folder in
            let queue = try DatabaseQueue(path: folder.store)
            try queue.write { db in try db.execute(sql: "CREATE TABLE theirs (id)") }
            try queue.close()
            return folder.store
        },
        Case(testDescription: "a newer version's store", code: .tooNew, naming: "newer version") { folder in
            try SQLiteStore.open(at: folder.store).close()
            let queue = try DatabaseQueue(path: folder.store)
            try queue.write { db in
                try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9999-later')")
            }
            try queue.close()
            return folder.store
        },
        Case(testDescription: "a damaged store", code: .corrupt, naming: "backup") { folder in
            try SQLiteStore.open(at: folder.store).close()
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder.store))
            try file.seek(toOffset: 100)
            try file.write(contentsOf: Data(repeating: 0xFF, count: 20_000))
            try file.close()
            return folder.store
        },
    ]

    @Test("What cannot be opened is refused in one line that says what to do", arguments: refused)
    func refusal(_ refused: Case) async throws {
        try await withFolder { folder in
            let path = try refused.prepare(folder)
            let before = try? Data(contentsOf: URL(fileURLWithPath: path))
            let neighbours = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            let error = #expect(throws: StoreError.self) { try SQLiteStore.open(at: path) }
            #expect(error?.code == refused.code)
            let message = error?.message ?? ""
            #expect(message.contains(refused.naming) && !message.contains("\n"), "\(message)")
            #expect((try? Data(contentsOf: URL(fileURLWithPath: path))) == before, "the file was changed")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == neighbours.sorted())
        }
    }

    @Test("A store that was refused can be opened once the reason is gone")
    func recovery() async throws {
        try await withFolder { folder in
            try Data(repeating: 1, count: 100).write(to: URL(fileURLWithPath: folder.store))
            #expect(throws: StoreError.self) { try SQLiteStore.open(at: folder.store) }
            try FileManager.default.removeItem(atPath: folder.store)
            try await SQLiteStore.withStore(at: folder.store) { store in try await store.check() }
        }
    }

    @Test("An empty file becomes a store")
    func emptyFile() async throws {
        try await withFolder { folder in
            try Data().write(to: URL(fileURLWithPath: folder.store))
            try await SQLiteStore.withStore(at: folder.store) { store in try await store.check() }
        }
    }

    @Test("A store in use is refused to a second one, by whatever name, until it is closed")
    func lock() async throws {
        try await withFolder { folder in
            let link = folder.appending(component: "link")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder)
            try await SQLiteStore.withStore(at: folder.store) { _ in
                for path in [folder.store, link.store, folder.path + "/./ringdown.db"] {
                    let error = #expect(throws: StoreError.self) { try SQLiteStore.open(at: path) }
                    #expect(error?.code == .busy)
                    let process = "process \(ProcessInfo.processInfo.processIdentifier)"
                    #expect(error?.message.contains(process) == true)
                    #expect(error?.message.contains("ringdown.db.lock") == true)
                }
            }
            try await SQLiteStore.withStore(at: link.store) { store in try await store.check() }
        }
    }

    @Test("A lock that a dead process left behind does not count")
    func staleLock() async throws {
        try await withFolder { folder in
            try Data("999999\n".utf8).write(to: URL(fileURLWithPath: folder.store + ".lock"))
            try await SQLiteStore.withStore(at: folder.store) { store in try await store.check() }
        }
    }

    @Test(
        "Another process sees the lock while the store is open, and not afterwards",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/flock"))
    )
    func otherProcess() async throws {
        try await withFolder { folder in
            let whileOpen = try await SQLiteStore.withStore(at: folder.store) { _ in try status(of: folder) }
            #expect(whileOpen == 1)
            #expect(try status(of: folder) == 0)
        }
    }

    /// 0 when another process could take the store's lock, 1 when not.
    private func status(of folder: URL) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
        process.arguments = ["--nonblock", folder.store + ".lock", "true"]
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
