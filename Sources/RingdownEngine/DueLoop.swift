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
    /// Seconds to wait before the store is asked again after it failed.
    static let storePause = 1.0

    /// Runs until shutdown; work that has begun is finished.
    func run(_ work: @Sendable ([String]) async throws(StoreError) -> Void) async {
        await withGracefulShutdownHandler {
            await loop(work)
        } onGracefulShutdown: {
            engine.bell.ring()
        }
    }

    private func loop(_ work: @Sendable ([String]) async throws(StoreError) -> Void) async {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            let seen = engine.bell.rings
            do throws(StoreError) {
                let due = try await engine.store.due(statuses, at: engine.clock.now(), limit: Self.batch)
                if !due.isEmpty {
                    try await work(due)
                    continue
                }
                let next = try await engine.store.nextDue(statuses)
                await engine.bell.rung(since: seen, or: next, clock: engine.clock)
            } catch {
                engine.logger.error(
                    "the store failed",
                    metadata: ["code": "\(error.code.rawValue)", "message": "\(error.message)"]
                )
                try? await engine.clock.sleep(until: engine.clock.now().addingTimeInterval(Self.storePause))
            }
        }
    }
}
