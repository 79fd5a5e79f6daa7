package import Foundation
import GRDB
package import RingdownCore

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What putting a backup in a store's place came to.
package struct StoreRestore: Hashable, Sendable {
    /// The backup as it was checked.
    package var backup: StoreBackup
    /// Where the store that was there before stands now; `nil` when there was none.
    package var replaced: String?
    /// Where the audit log of that store ended; `nil` when there was none, or it cannot be read.
    package var formerCheckpoint: AuditCheckpoint?

    /// Puts a backup in the place of a store that no server uses, and stops everything that has not gone out.
    ///
    /// What went out after the backup was made stands in it as not yet sent; a kill switch for all providers keeps it
    /// from being dialed again until somebody has looked.
    ///
    /// - Parameters:
    ///   - store: the store's path; what stands there is kept as `<path>.replaced-<instant>`.
    ///   - backup: the backup's path; it is not changed.
    ///   - person: who asked for it, for the audit log.
    ///   - now: when.
    ///   - holds: whether the kill switch is thrown.
    /// - Throws: `busy` when a server uses the store; `corrupt` when the backup is damaged. Nothing was changed then.
    package static func restore(
        _ store: String,
        from backup: String,
        by person: String,
        at now: Date,
        holds: Bool
    ) throws(StoreError) -> StoreRestore {
        let lock = try StoreLock.take(beside: store)
        defer { lock.release() }
        do {
            let checked = try StoreReading.check(backup, named: backup)
            let draft = try FileDraft(for: store)
            do {
                try StoreReading.with(backup) { reading in try reading.queue.copy(to: draft.path) }
                var result = StoreRestore(backup: checked)
                result.formerCheckpoint = try? StoreReading.with(store) { try $0.auditCheckpoint() }
                try record(in: draft.path, result, by: person, at: now, holds: holds)
                result.replaced = try moveAside(store, at: now)
                try draft.finish(replaces: true)
                return result
            } catch {
                draft.remove()
                throw error
            }
        } catch {
            throw StoreError(error, at: store)
        }
    }

    /// Writes into the copy that it was put back, and what must not go out of it by itself.
    private static func record(
        in draft: String,
        _ result: StoreRestore,
        by person: String,
        at now: Date,
        holds: Bool
    ) throws {
        let queue = try DatabaseQueue(path: draft)
        defer { try? queue.close() }
        try Migration.migrator.migrate(queue)
        try queue.write { db in
            let note = RestoreNote(
                backup: result.backup.checkpoint?.description,
                replaced: result.formerCheckpoint?.description,
                by: person
            )
            try db.audit(.restored, of: "store", about: nil, at: now, json: JSONColumn.text(note))
            if holds {
                let reason =
                    "The store was restored from a backup; what went out since is not in it. Look before releasing."
                try db.set(KillSwitch(provider: nil, by: person, reason: reason, since: now), isOn: true)
            }
            try db.advanceAuditHead()
        }
    }

    /// Gives what stands at the store's path a second name, with all that its log still holds.
    ///
    /// The store keeps its own name until the backup takes it, so that no instant is without one.
    static func moveAside(_ store: String, at now: Date) throws -> String? {
        guard StoreFile(at: store) != nil else { return nil }
        StoreFile.foldLog(of: store)
        let name = "\(store).replaced-\(now.formatted(.iso8601.timeSeparator(.omitted).dateSeparator(.omitted)))"
        for suffix in ["", "-wal"] where StoreFile(at: store + suffix) != nil {
            guard link(store + suffix, name + suffix) == 0 else {
                throw StoreError(opening: name + suffix, errno: errno)
            }
        }
        // A log that stays behind would be taken for the backup's.
        for suffix in ["-wal", "-shm"] { _ = unlink(store + suffix) }
        return name
    }
}

/// What the audit log says of a restore.
struct RestoreNote: Codable, Hashable {
    /// Where the backup's log ended; `nil` when it had none.
    var backup: String?
    /// Where the replaced store's log ended; `nil` when there was none, or it could not be read.
    var replaced: String?
    var by: String
}
