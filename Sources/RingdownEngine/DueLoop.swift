import Foundation
import Logging
import RingdownCore
import ServiceLifecycle

/// The rhythm of every service that moves triggers: do what is due, then wait for the next instant or a ring.
struct DueLoop: Sendable {
    let engine: Engine
    /// The statuses that the service moves.
    let statuses: Set<TriggerStatus>
    /// Triggers that are fetched at a time.
    static let batch = 64
    /// Seconds to wait before what failed is tried again.
    static let pause = 1.0

    /// Runs until shutdown; work that has begun is finished.
    ///
    /// `recover` runs before the first look and after each failure of the store, when nothing is being worked on.
    func run(
        recover: @Sendable () async throws(StoreError) -> Void = {},
        _ work: @Sendable ([String]) async throws(StoreError) -> Void
    ) async {
        await withGracefulShutdownHandler {
            await loop(recover, work)
        } onGracefulShutdown: {
            engine.bell.ring()
        }
    }

    private func loop(
        _ recover: @Sendable () async throws(StoreError) -> Void,
        _ work: @Sendable ([String]) async throws(StoreError) -> Void
    ) async {
        var isRecovered = false
        var before: (due: [String], rings: Int) = ([], -1)
        while true {
            // Rings are counted before the end is looked for, so that the ring that announces it is not missed.
            let seen = engine.bell.rings
            if Task.isCancelled || Task.isShuttingDownGracefully { return }
            do throws(StoreError) {
                if !isRecovered { try await recover() }
                isRecovered = true
                let due = try await engine.store.due(statuses, at: engine.clock.now(), limit: Self.batch)
                if due.isEmpty {
                    let next = try await engine.store.nextDue(statuses)
                    await engine.bell.rung(since: seen, or: next, clock: engine.clock)
                } else if due == before.due, seen == before.rings {
                    engine.logger.error("due triggers do not move", metadata: ["first": "\(due[0])"])
                    await pause(since: seen)
                    before.rings = -1
                } else {
                    before = (due, seen)
                    try await work(due)
                }
            } catch {
                // What was being done is tried again, however little has changed meanwhile.
                isRecovered = false
                before.rings = -1
                engine.logger.error(
                    "the store failed",
                    metadata: ["code": "\(error.code.rawValue)", "message": "\(error.message)"]
                )
                await pause(since: seen)
            }
        }
    }

    /// Waits a little, or until there is news.
    private func pause(since seen: Int) async {
        let end = engine.clock.now().addingTimeInterval(Self.pause)
        await engine.bell.rung(since: seen, or: end, clock: engine.clock)
    }
}
