@preconcurrency import Dispatch
import GRDB

/// The thread on which every write of one store runs, one after another.
///
/// The database library's own asynchronous writes are undone when the calling task is cancelled. Here a write that has
/// begun is finished, and the thread, not one of the few that run tasks, is what waits for the disk.
actor WriterThread {
    private let pool: DatabasePool
    private let executor = QueueExecutor()

    init(pool: DatabasePool) { self.pool = pool }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Runs statements in one transaction, unless the file was found locked while they waited for their turn.
    ///
    /// What the file shows of itself is learnt before the next statements have their turn.
    func write<Value: Sendable>(
        since asked: ContinuousClock.Instant,
        health: StoreHealth,
        _ updates: @Sendable (Database) throws -> Value
    ) throws -> Value {
        try health.expectSound()
        try health.expectUnlocked(since: asked)
        do {
            return try pool.write(updates)
        } catch {
            health.learn(error)
            throw error
        }
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
