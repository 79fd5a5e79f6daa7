import Foundation
import Logging
import RingdownCore
import ServiceLifecycle

/// The rhythm of every service that moves triggers: begin what is due, then wait for the next instant or a ring.
///
/// Several lists and connections are worked on at the same time, each in its order, and none waits for another one's
/// vendor: what ends makes room for what is due then.
struct DueLoop: Sendable {
    let engine: Engine
    /// The statuses that the service moves.
    let statuses: Set<TriggerStatus>
    /// Triggers that are fetched at a time.
    static let batch = 64
    /// Seconds to wait before what failed is tried again.
    static let pause = 1.0

    /// Runs until shutdown; the trigger that is being worked on is finished.
    ///
    /// `recover` runs before the first look and after each failure of the store; it leaves alone what belongs to the
    /// lanes that it is given, which are being worked on.
    func run(
        recover: @Sendable (_ underway: Set<String>) async throws(StoreError) -> Void = { _ in },
        _ work: @escaping @Sendable (String) async throws(StoreError) -> Void
    ) async {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                let underway = Underway(limit: engine.settings.concurrency)
                await loop(underway, recover) { lane in
                    group.addTask { await carryOut(lane, work, underway) }
                }
            }
        } onGracefulShutdown: {
            engine.bell.ring()
        }
    }

    private func loop(
        _ underway: Underway,
        _ recover: @Sendable (Set<String>) async throws(StoreError) -> Void,
        _ begin: ([DueTrigger]) -> Void
    ) async {
        var isRecovered = false
        var unmoved: String?
        while !isEnding {
            // Rings are counted before anything is looked at, so that none is missed.
            let seen = engine.bell.rings(for: statuses)
            if isEnding { return }
            do throws(StoreError) {
                if let failure = underway.takeFailure() { throw failure }
                if !isRecovered { try await recover(underway.occupied.lanes) }
                isRecovered = true
                if let trigger = underway.takeUnmoved() {
                    // Once, because it may have been somebody else's turn by then.
                    defer { unmoved = unmoved == trigger ? nil : trigger }
                    if unmoved == trigger {
                        engine.logger.error("a due trigger does not move", metadata: ["trigger": "\(trigger)"])
                        await pause(since: seen)
                        continue
                    }
                }
                guard underway.hasRoom(at: engine.connectors.keys) else {
                    await engine.bell.rung(since: seen, for: statuses)
                    continue
                }
                let now = engine.clock.now()
                let due = try await engine.store.due(
                    statuses,
                    at: now,
                    limit: Self.batch,
                    besides: underway.occupied
                )
                for lane in underway.begin(due) { begin(lane) }
                guard due.isEmpty else { continue }
                let next = try await engine.store.nextDue(statuses, after: now)
                await engine.bell.rung(since: seen, for: statuses, or: next, clock: engine.clock)
            } catch {
                // What was being done is tried again, however little has changed meanwhile.
                isRecovered = false
                engine.logger.error(
                    "the store failed",
                    metadata: ["code": "\(error.code.rawValue)", "message": "\(error.message)"]
                )
                await pause(since: seen)
            }
        }
    }

    private var isEnding: Bool { Task.isCancelled || Task.isShuttingDownGracefully }

    /// Works on the triggers of one lane, one after another.
    private func carryOut(
        _ lane: [DueTrigger],
        _ work: @Sendable (String) async throws(StoreError) -> Void,
        _ underway: Underway
    ) async {
        guard let first = lane.first else { return }
        let seen = engine.bell.rings
        var failure: StoreError?
        do throws(StoreError) {
            for trigger in lane where !isEnding { try await work(trigger.id) }
        } catch {
            failure = error
        }
        let isUnmoved = failure == nil && !isEnding && engine.bell.rings == seen
        underway.end(first.lane, failure: failure, unmoved: isUnmoved ? first.id : nil)
        engine.bell.ring(for: statuses)
    }

    /// Waits a little, or until there is news.
    private func pause(since seen: Int) async {
        let end = engine.clock.now().addingTimeInterval(Self.pause)
        await engine.bell.rung(since: seen, for: statuses, or: end, clock: engine.clock)
    }
}
