import Foundation
import GRDB
import RingdownCore

extension StoreReading {
    /// Copies the store as it stands at one instant, while a server uses it, and checks the copy.
    ///
    /// The copy is written under another name and takes its own once it is whole and has reached the disk, so that a
    /// backup that was interrupted leaves none, and the one before it stays.
    ///
    /// - Parameters:
    ///   - target: where it goes.
    ///   - replaces: whether a file that stands there is replaced.
    /// - Throws: `unavailable` when there is one and it is not, or when it cannot be written; `corrupt` when the copy,
    ///   and so the store, is damaged.
    package func backUp(to target: String, replaces: Bool) throws -> StoreBackup {
        guard replaces || StoreFile(at: target) == nil else {
            throw StoreError(.unavailable, "\(target) is there already; give another path, or replace it with --force.")
        }
        if let standing = StoreFile(at: target), standing == StoreFile(at: path) {
            throw StoreError(.unavailable, "\(target) is the store itself; give another path for its backup.")
        }
        let draft = try FileDraft(for: target)
        do {
            try queue.copy(to: draft.path)
            let backup = try StoreReading.check(draft.path, named: path)
            try draft.finish(replaces: replaces)
            return StoreBackup(
                path: target,
                bytes: backup.bytes,
                checkpoint: backup.checkpoint,
                faults: backup.faults
            )
        } catch {
            draft.remove()
            throw error
        }
    }

    /// Looks through a whole file: its pages, its references and its audit log.
    ///
    /// - Parameter name: what messages call it.
    static func check(_ file: String, named name: String) throws -> StoreBackup {
        try StoreReading.with(file) { reading in
            try reading.queue.read { db in try SQLiteStore.expectSound(db, at: name, thoroughly: true) }
            let hasAudit = try reading.queue.read { db in try db.tableExists("audit") }
            let report = hasAudit ? try reading.verifyAudit() : nil
            let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
            return StoreBackup(
                path: file,
                bytes: size ?? 0,
                checkpoint: report?.checkpoint,
                faults: report?.faults ?? []
            )
        }
    }
}

extension DatabaseQueue {
    /// Copies every page, all in one step: what is written meanwhile waits in the log and does not begin it anew.
    func copy(to draft: String) throws {
        let target = try DatabaseQueue(path: draft)
        defer { try? target.close() }
        try backup(to: target)
        // One file without a log beside it, which can be carried away.
        guard try target.leaveLog() else {
            throw StoreError(.unavailable, "\(draft) cannot be made one file; is another program using it?")
        }
    }

    /// Folds the write-ahead log into the file and keeps none any more; says whether it could.
    func leaveLog() throws -> Bool {
        try writeWithoutTransaction { db in try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE") == "delete" }
    }
}
