import CSQLiteSetup
package import Foundation
import GRDB
package import RingdownCore

/// The control plane's store in one SQLite file.
///
/// The file belongs to one process at a time: a lock beside it (`<path>.lock`) refuses a second one and ends with the
/// process, however that ends. Writes go one after another through one connection with `synchronous=FULL`, those that
/// wait together in one transaction, and a call that returned has reached the disk; reads run beside them. Cancelling the calling task stops none of them half-way:
/// a vendor's answer is written even while the server shuts down.
///
/// Instants are kept as the binary floating-point seconds that a `Date` is made of, so what comes out equals what went
/// in, and instants compare in the file as they do in memory.
package struct SQLiteStore: Store {
    /// Seconds that a call waits for another program that has the file locked, a backup or a `sqlite3` shell.
    package static let patience: TimeInterval = 5
    /// Bytes of a page of a new file: rows are a few hundred bytes to a few thousand, and each page is two writes.
    static let pageSize = 8192
    /// Pages of the log after which it is folded into the file, during which writes wait: 32 MiB, so that it is rare.
    static let logPages = 4096
    /// Reads that run at the same time at most.
    static let readers = 4

    /// The file, as the configuration names it.
    package let path: String
    let file: StoreFile
    let pool: DatabasePool
    let writer: WriterThread
    private let lock: StoreLock
    let health: StoreHealth
    let known = KnownTriggers()

    /// Opens the store, making it when there is none and bringing it up to date when it is older.
    ///
    /// - Throws: `busy` when another process uses it; `tooNew` when a newer version wrote it; `corrupt` when the file
    ///   is not a store; `unavailable` when it cannot be written where it is. Nothing was changed then.
    package static func open(at path: String) throws(StoreError) -> SQLiteStore {
        ringdown_sqlite_without_memory_statistics()
        let lock = try StoreLock.take(beside: path)
        do {
            let file = try StoreFile.make(at: path)
            try inspect(path)
            let pool = try connect(path)
            let health = StoreHealth()
            let writer = WriterThread(pool: pool, health: health) { db in try db.advanceAuditHead() }
            return SQLiteStore(path: path, file: file, pool: pool, writer: writer, lock: lock, health: health)
        } catch {
            lock.release()
            throw StoreError(error, at: path)
        }
    }

    /// Lends an open store and closes it afterwards, whatever happens.
    package static func withStore<Result>(
        at path: String,
        _ body: (SQLiteStore) async throws -> Result
    ) async throws -> Result {
        let store = try open(at: path)
        let result: Result
        do {
            result = try await body(store)
        } catch {
            try? store.close()
            throw error
        }
        try store.close()
        return result
    }

    /// Ends every access, folds the write-ahead log into the file and gives the lock back.
    ///
    /// Later calls throw `unavailable`; closing twice is harmless.
    package func close() throws(StoreError) {
        try lock.release(after: { () throws(StoreError) in
            do {
                try pool.close()
            } catch {
                throw StoreError(error, at: path)
            }
            // The pool closes the connections that read last, and these leave the log. What cannot be folded in now (a
            // full disk) is read from the log at the next start.
            if StoreFile(at: path) == file, health.isSound { StoreFile.foldLog(of: path) }
        })
    }

    /// Makes what is to be written ready, on the task that asks for it.
    func prepare<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try body()
        } catch {
            throw StoreError(error, at: path)
        }
    }

    /// Runs statements that have all reached the disk when this returns, or left nothing behind.
    func write<Value: Sendable>(
        _ updates: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        try expectOpen()
        do {
            return try await writer.write(updates)
        } catch {
            throw StoreError(error, at: path)
        }
    }

    /// Runs queries that all see the same state, beside whatever is being written.
    ///
    /// They run on the calling task: what is read is small, and handing it over costs more than reading it.
    func read<Value>(_ query: (Database) throws -> Value) async throws(StoreError) -> Value {
        try here { try pool.read(query) }
    }

    /// Runs queries of which each may see a later state than the one before.
    func glance<Value>(_ query: (Database) throws -> Value) async throws(StoreError) -> Value {
        try here { try pool.unsafeRead(query) }
    }

    private func here<Value>(_ access: () throws -> Value) throws(StoreError) -> Value {
        try expectOpen()
        do {
            return try access()
        } catch {
            health.learn(error)
            throw StoreError(error, at: path)
        }
    }

    private func expectOpen() throws(StoreError) {
        guard !lock.isReleased else {
            throw StoreError(.unavailable, "\(path) has been closed; the server is shutting down.")
        }
    }

    /// How every connection is set up.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "ringdown-store"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(patience)
        configuration.maximumReaderCount = readers
        // An older file keeps its own.
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA page_size = \(pageSize)") }
        return configuration
    }

    /// Connects to a file and brings its schema up to date.
    private static func connect(_ path: String) throws -> DatabasePool {
        var configuration = configuration
        // Writes that wait together share a transaction, which stays open from one to the next.
        configuration.allowsUnsafeTransactions = true
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { db in
            // The pool has just set its own preference, NORMAL, which may forget the last commits when the power fails.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA wal_autocheckpoint = \(logPages)")
            // What a savepoint may have to take back is small; in a file it would be written beside every commit.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        try Migration.migrator.migrate(pool)
        return pool
    }

    /// Refuses a file that is not a store of this or an older version, before anything in it is changed.
    private static func inspect(_ path: String) throws {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        try inspect(queue, at: path)
        try queue.read { db in try expectSound(db, at: path, thoroughly: false) }
    }

    /// Refuses a database that is not a store of this or an older version.
    static func inspect(_ database: some DatabaseReader, at path: String) throws {
        try database.read { db in
            let owner = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
            guard owner == Migration.applicationID || (owner == 0 && isEmpty) else {
                throw StoreError(
                    .corrupt,
                    "\(path) is a database of another program; give another path for the store."
                )
            }
            guard try !Migration.migrator.hasBeenSuperseded(db) else {
                throw StoreError(
                    .tooNew,
                    "\(path) was written by a newer version of Ringdown; run that version, or restore a backup."
                )
            }
        }
    }
}
