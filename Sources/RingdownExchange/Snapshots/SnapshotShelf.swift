import Foundation
import GRDB
import Synchronization

/// Where snapshots of an exchange are kept: files beside its store, or memory when the store is in memory.
final class SnapshotShelf: Sendable {
    /// A snapshot.
    struct Entry: Hashable, Sendable {
        var name: String
        /// When it was taken, by the wall clock.
        var taken: Date
    }

    private static let suffix = ".db"

    private let folder: URL?
    private let kept = Mutex<[String: (queue: DatabaseQueue, taken: Date)]>([:])

    /// A shelf beside a store in a folder; `nil`: in memory.
    init(besideStoreIn folder: URL?) {
        self.folder = folder?.appending(path: "snapshots")
    }

    /// Whether a name can be one: letters, digits, `.`, `-` and `_`, not a dot at the beginning, at most 64.
    static func allows(_ name: String) -> Bool {
        (1...64).contains(name.count) && name.first != "."
            && name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || [0x2D, 0x2E, 0x5F].contains(byte)
            }
    }

    /// The snapshots by name.
    func entries() throws -> [Entry] {
        guard let folder else {
            return kept.withLock { kept in kept.map { Entry(name: $0.key, taken: $0.value.taken) } }
                .sorted { $0.name < $1.name }
        }
        guard FileManager.default.fileExists(atPath: folder.path(percentEncoded: false)) else { return [] }
        return try FileManager.default.contentsOfDirectory(
            at: folder,
            includingPropertiesForKeys: [.contentModificationDateKey]
        )
        .filter { $0.lastPathComponent.hasSuffix(Self.suffix) }
        .map { file in
            Entry(
                name: String(file.lastPathComponent.dropLast(Self.suffix.count)),
                taken: try file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate ?? .now
            )
        }
        .sorted { $0.name < $1.name }
    }

    /// Keeps a copy of a database under a name, in the place of an earlier one.
    func put(_ name: String, _ db: Database, at now: Date) throws {
        guard let folder else {
            let queue = try DatabaseQueue()
            try Self.copy(db, to: queue)
            return kept.withLock { $0[name] = (queue, now) }
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // Written beside and renamed, so that a snapshot is whole or not there.
        let file = folder.appending(path: name + Self.suffix)
        let draft = folder.appending(path: name + ".part")
        try? FileManager.default.removeItem(at: draft)
        let queue = try DatabaseQueue(path: draft.path(percentEncoded: false))
        try Self.copy(db, to: queue)
        try queue.close()
        guard rename(draft.path(percentEncoded: false), file.path(percentEncoded: false)) == 0 else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    /// The snapshot of a name, as a database; `nil` when there is none.
    func queue(_ name: String) throws -> DatabaseQueue? {
        guard let folder else { return kept.withLock { $0[name]?.queue } }
        let path = folder.appending(path: name + Self.suffix).path(percentEncoded: false)
        return FileManager.default.fileExists(atPath: path) ? try DatabaseQueue(path: path) : nil
    }

    /// Forgets a snapshot; answers whether there was one.
    func remove(_ name: String) throws -> Bool {
        guard let folder else { return kept.withLock { $0.removeValue(forKey: name) != nil } }
        let file = folder.appending(path: name + Self.suffix)
        guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else { return false }
        try FileManager.default.removeItem(at: file)
        return true
    }

    private static func copy(_ db: Database, to queue: DatabaseQueue) throws {
        try queue.writeWithoutTransaction { copy in try db.backup(to: copy) }
    }
}
