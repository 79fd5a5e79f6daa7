@preconcurrency import Dispatch
import GRDB
import Synchronization

/// The thread on which every write of one store runs, one after another, and those that wait together share a commit.
///
/// The database library's own asynchronous writes are undone when the calling task is cancelled. Here a write that has
/// begun is finished, and the thread, not one of the few that run tasks, is what waits for the disk.
///
/// While one commit waits for the disk, more writes are asked for. They run in one transaction, each behind a savepoint
/// of its own, so that one that fails takes nothing of its neighbours with it; the last of them commits for all.
actor WriterThread {
    /// Writes that share a commit at most, so that the first of them does not wait for ever.
    static let groupLimit = 128

    private let pool: DatabasePool
    private let executor = QueueExecutor()
    private let asked = Atomic<Int>(0)
    /// The transaction that is open, and how many writes it holds; `nil` between transactions.
    private var open: (group: CommitGroup, size: Int)?
    /// Transactions that have reached the disk.
    private(set) var commits = 0

    /// - Parameter pool: its connection that writes may be left with an open transaction.
    init(pool: DatabasePool) { self.pool = pool }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Writes that wait for their turn.
    nonisolated var waiting: Int { asked.load(ordering: .sequentiallyConsistent) }

    /// Runs statements and returns once they have reached the disk, unless the file was found locked while they waited
    /// for their turn.
    ///
    /// What the file shows of itself is learnt before the next statements have their turn.
    nonisolated func write<Value: Sendable>(
        since beginning: ContinuousClock.Instant,
        health: StoreHealth,
        _ updates: @Sendable (Database) throws -> Value
    ) async throws -> Value {
        asked.add(1, ordering: .sequentiallyConsistent)
        let (value, group) = try await turn(since: beginning, health, updates)
        try await group.committed()
        return value
    }

    /// Runs statements, and commits them with those before when nobody else waits.
    private func turn<Value>(
        since beginning: ContinuousClock.Instant,
        _ health: StoreHealth,
        _ updates: (Database) throws -> Value
    ) throws -> (Value, CommitGroup) {
        asked.subtract(1, ordering: .sequentiallyConsistent)
        let result = Result {
            try health.expectSound()
            try health.expectUnlocked(since: beginning)
            return try pool.writeWithoutTransaction { db in try join(health, updates, db) }
        }
        // Whoever waits is certain to come, also when its task is cancelled, and then commits for these as well.
        if let (_, size) = open, waiting == 0 || size >= Self.groupLimit {
            pool.writeWithoutTransaction { db in commit(health, db) }
        }
        return try result.get()
    }

    /// Runs statements in the open transaction, or in a new one; what fails leaves nothing of itself behind.
    private func join<Value>(
        _ health: StoreHealth,
        _ updates: (Database) throws -> Value,
        _ db: Database
    ) throws -> (Value, CommitGroup) {
        do {
            guard let (group, size) = open else {
                try db.beginTransaction(.immediate)
                let value = try updates(db)
                let group = CommitGroup()
                open = (group, 1)
                return (value, group)
            }
            try db.run("SAVEPOINT neighbour", [])
            let value = try updates(db)
            try db.run("RELEASE neighbour", [])
            open = (group, size + 1)
            return (value, group)
        } catch {
            // A file that fails takes the whole transaction with it: what of it would reach the disk cannot be told.
            let isOfFile = health.learn(error)
            if open == nil || isOfFile || !db.isInsideTransaction || !isUndone(db) { undo(error, db) }
            throw error
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

    private func commit(_ health: StoreHealth, _ db: Database) {
        do {
            try health.expectSound()
            try db.commit()
            commits += 1
            end(.success(()))
        } catch {
            health.learn(error)
            undo(error, db)
        }
    }

    /// Takes the whole transaction back, and tells everybody who has a part in it.
    private func undo(_ error: any Error, _ db: Database) {
        try? db.rollback()
        end(.failure(error))
    }

    private func end(_ result: Result<Void, any Error>) {
        open?.group.end(result)
        open = nil
    }
}

/// Runs an actor's work on a queue of its own.
private final class QueueExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "ringdown-store.writes", qos: .userInitiated)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
