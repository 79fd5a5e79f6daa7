package import Foundation
import GRDB
package import RingdownCore

/// The copying of a database beside the control plane's store: a server may use it, and its copy is whole and checked.
package struct DatabaseCopy: Sendable {
    /// What is copied: the database, or its backup.
    package let path: String
    /// A table that it has; a file without it belongs to another program.
    package let table: String

    package init(of path: String, with table: String) {
        self.path = path
        self.table = table
    }

    /// Copies it as it stands at one instant; returns the copy's size in bytes.
    ///
    /// - Parameter replaces: whether a file that stands at `target` is replaced.
    /// - Throws: `unavailable` when there is one and it is not, or when it cannot be written; `corrupt` when the copy, and
    ///   so the database, is damaged.
    package func backUp(to target: String, replaces: Bool) throws(StoreError) -> Int {
        do {
            let draft = try FileDraft(for: target)
            do {
                try copy(to: draft)
                try draft.finish(replaces: replaces)
            } catch {
                draft.remove()
                throw error
            }
            return try FileManager.default.attributesOfItem(atPath: target)[.size] as? Int ?? 0
        } catch {
            throw StoreError(error, at: path)
        }
    }

    /// Puts it in the place of a database that no server uses; returns where that one stands now, `nil` when there was
    /// none.
    ///
    /// - Parameter prepare: changes the copy before it takes its place.
    /// - Throws: `busy` when a server uses the place; `corrupt` when the backup is damaged. Nothing was changed then.
    package func putBack(
        over place: String,
        at now: Date,
        preparing prepare: (_ draft: String) throws -> Void
    ) throws -> String? {
        do {
            try Self.expectUnused(place)
            let draft = try FileDraft(for: place)
            do {
                try copy(to: draft)
                try prepare(draft.path)
                let replaced = try StoreRestore.moveAside(place, at: now)
                try draft.finish(replaces: true)
                return replaced
            } catch {
                draft.remove()
                throw error
            }
        } catch let error as DatabaseError {
            throw StoreError(error, at: place)
        }
    }

    private func copy(to draft: FileDraft) throws {
        guard StoreFile(at: path) != nil else { throw StoreError(.unavailable, "There is no database \(path).") }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(SQLiteStore.patience)
        let source = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? source.close() }
        guard try source.read({ db in try db.tableExists(table) }) else {
            throw StoreError(.corrupt, "\(path) is a database of another program.")
        }
        try source.copy(to: draft.path)
        let copied = try DatabaseQueue(path: draft.path)
        defer { try? copied.close() }
        try copied.read { db in try SQLiteStore.expectSound(db, at: path, thoroughly: true) }
    }

    /// Refuses a database that anybody has open: only who is alone with it can do without its log.
    package static func expectUnused(_ place: String) throws {
        guard StoreFile(at: place) != nil else { return }
        do {
            let queue = try DatabaseQueue(path: place)
            defer { try? queue.close() }
            guard try queue.leaveLog() else { throw DatabaseError(resultCode: .SQLITE_BUSY) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw StoreError(.busy, "\(place) is in use by another process; stop the exchange first.")
        } catch is DatabaseError {
            // It is damaged, which is why it is replaced.
        }
    }
}
