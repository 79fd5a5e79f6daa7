@preconcurrency import Dispatch
import GRDB
import Synchronization

/// The thread on which every write of one store runs, one after another, and those that wait together share a commit.
///
/// The database library's own asynchronous writes are undone when the calling task is cancelled. Here a write that was
/// asked for is finished, and the thread, not one of the few that run tasks, is what waits for the disk.
///
/// While one commit waits for the disk, more writes are asked for; they are the next transaction, and one wait for the
/// disk is for all of them. One that fails takes nothing of its neighbours with it: what it had written is taken back
/// with all that is in the transaction, and the others are run again, each behind a savepoint of its own.
final class WriterThread: Sendable {
    /// Writes that share a commit at most, so that the first of them does not wait for ever.
    static let groupLimit = 128

    private struct State {
        var asked: [AskedWrite] = []
        /// Whether the thread is at work, and will look for what is asked meanwhile.
        var isRunning = false
        var commits = 0
    }

    private let pool: DatabasePool
    private let health: StoreHealth
    private let beforeCommit: @Sendable (Database) throws -> Void
    private let queue = DispatchQueue(label: "ringdown-store.writes", qos: .userInitiated)
    private let state = Mutex(State())

    /// - Parameters:
    ///   - pool: its connection that writes may be left with an open transaction.
    ///   - beforeCommit: what every transaction ends with.
    init(
        pool: DatabasePool,
        health: StoreHealth,
        beforeCommit: @escaping @Sendable (Database) throws -> Void
    ) {
        self.pool = pool
        self.health = health
        self.beforeCommit = beforeCommit
    }

    /// Writes that wait for their turn.
    var waiting: Int { state.withLock { $0.asked.count } }

    /// Transactions that have reached the disk.
    var commits: Int { state.withLock { $0.commits } }

    /// Runs statements and returns once they have reached the disk, unless the file was found locked while they waited
    /// for their turn.
    ///
    /// They may run a second time, when a neighbour fails; the first time then left nothing behind.
    func write<Value: Sendable>(_ updates: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        let asked = ContinuousClock.now
        return try await withCheckedThrowingContinuation { continuation in
            ask(
                AskedWrite(
                    since: asked,
                    run: { db in
                        let value = try updates(db)
                        return { continuation.resume(returning: value) }
                    },
                    refuse: { error in continuation.resume(throwing: error) }
                )
            )
        }
    }

    private func ask(_ write: AskedWrite) {
        let begins = state.withLock { state in
            state.asked.append(write)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if begins { queue.async { self.run() } }
    }

    /// Writes what is asked for until nothing more is.
    private func run() {
        while let group = next() { pool.writeWithoutTransaction { db in commit(group, db) } }
    }

    /// What is to share the next transaction; `nil` ends the work.
    private func next() -> [AskedWrite]? {
        state.withLock { state in
            guard !state.asked.isEmpty else {
                state.isRunning = false
                return nil
            }
            let group = state.asked.prefix(Self.groupLimit)
            state.asked.removeFirst(group.count)
            return Array(group)
        }
    }

    /// Writes a group in one transaction and tells everybody how that ended.
    ///
    /// - Parameter isApart: whether each is behind a savepoint, so that it can be taken back alone.
    private func commit(_ group: [AskedWrite], isApart: Bool = false, _ db: Database) {
        var written: [(write: AskedWrite, tell: @Sendable () -> Void)] = []
        for (place, write) in group.enumerated() {
            let changes = db.totalChangesCount
            do {
                try health.expectSound()
                try health.expectUnlocked(since: write.since)
            } catch {
                write.refuse(error)
                continue
            }
            do {
                if !db.isInsideTransaction { try db.beginTransaction(.immediate) }
                if isApart { try db.run("SAVEPOINT neighbour", []) }
                let tell = try write.run(db)
                if isApart { try db.run("RELEASE neighbour", []) }
                written.append((write, tell))
            } catch {
                // A file that fails takes the whole transaction with it: what of it would reach the disk cannot be told.
                let isOfFile = health.learn(error)
                if !isOfFile, db.isInsideTransaction {
                    if isApart ? isUndone(db) : db.totalChangesCount == changes {
                        write.refuse(error)
                        continue
                    }
                    if !isApart {
                        try? db.rollback()
                        return commit(written.map(\.write) + group[place...], isApart: true, db)
                    }
                }
                try? db.rollback()
                for write in written.map(\.write) + [write] { write.refuse(error) }
                written = []
            }
        }
        guard db.isInsideTransaction else { return }
        do {
            try health.expectSound()
            try beforeCommit(db)
            try db.commit()
            state.withLock { $0.commits += 1 }
            // Waking those who wait is for others, so that the next group need not wait for it.
            let told = written.map(\.tell)
            DispatchQueue.global().async { for tell in told { tell() } }
        } catch {
            health.learn(error)
            try? db.rollback()
            for (write, _) in written { write.refuse(error) }
        }
    }

    /// Whether the statements since the last savepoint could be taken back.
    private func isUndone(_ db: Database) -> Bool {
        do {
            try db.run("ROLLBACK TO neighbour", [])
            try db.run("RELEASE neighbour", [])
            return true
        } catch {
            return false
        }
    }
}

/// A write that somebody waits for.
private struct AskedWrite: Sendable {
    let since: ContinuousClock.Instant
    /// Runs its statements; gives what tells the asker once they have reached the disk.
    let run: @Sendable (Database) throws -> @Sendable () -> Void
    /// Tells the asker why nothing of it was written.
    let refuse: @Sendable (any Error) -> Void
}
