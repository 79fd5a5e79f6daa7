import Foundation
import Logging
package import RingdownCore
import ServiceLifecycle
import Synchronization

/// Notices that the machine's clock was set, and lets everything that waits look at the new time.
///
/// Nothing goes out because of a jump as such: the gate is asked anew with the time as it is. What waits for an instant
/// that a clock gone back has put far away again is looked at now instead of then.
package final class ClockWatch: Service {
    /// Seconds between two looks.
    static let interval = 5.0
    /// Seconds for which a jump is shown.
    static let memory = 3600.0

    private struct State {
        var comparison = ClockComparison()
        var last: (jump: ClockJump, uptime: Duration)?
    }

    private let engine: Engine
    private let uptime: @Sendable () -> Duration
    private let state = Mutex(State())

    /// - Parameter uptime: the time that passed, on a clock that nobody sets.
    package init(_ engine: Engine, uptime: @escaping @Sendable () -> Duration = ClockWatch.sinceStart()) {
        self.engine = engine
        self.uptime = uptime
    }

    /// Counts the time from now on.
    package static func sinceStart() -> @Sendable () -> Duration {
        let start = ContinuousClock.now
        return { ContinuousClock.now - start }
    }

    /// Looks now and then until shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do throws(StoreError) {
                    try await self.look()
                } catch {
                    self.engine.logger.error(
                        "The store failed after the clock had jumped",
                        metadata: ["code": "\(error.code.rawValue)", "reason": "\(error.message)"]
                    )
                }
                // The time that passes, not the time of day: that is what is in doubt here.
                try? await Task.sleep(for: .seconds(Self.interval))
            }
        }
    }

    /// Looks once; after a jump, lets everything that waits be looked at.
    package func look() async throws(StoreError) {
        let wall = engine.clock.now()
        let passed = uptime()
        let jump = state.withLock { state in
            let jump = state.comparison.look(wall: wall, uptime: passed)
            if let jump { state.last = (jump, passed) }
            return jump
        }
        guard let jump else { return }
        engine.logger.warning("The clock jumped", metadata: ["seconds": "\(jump.seconds)", "now": "\(jump.at)"])
        // Everything that waits for an instant asks for the time again.
        defer { engine.bell.ring() }
        if jump.seconds < 0 { try await bringForward(by: -jump.seconds, at: wall) }
    }

    /// The jump of the last hour; `nil` when there was none.
    package var warning: String? {
        let passed = uptime()
        return state.withLock { state in
            guard let last = state.last, passed - last.uptime < .seconds(Self.memory) else { return nil }
            return last.jump.sentence
        }
    }

    /// Makes due what was to be due within the time that the clock went back.
    private func bringForward(by seconds: Double, at now: Date) async throws(StoreError) {
        let statuses: Set<TriggerStatus> = [.queued, .held, .inDoubt, .accepted, .dialing]
        let end = now.addingTimeInterval(seconds)
        for trigger in try await engine.store.triggers(TriggerQuery(statuses: statuses, limit: .max)) {
            guard Self.waits(trigger, from: now, to: end) else { continue }
            _ = try await engine.store.move(trigger.id, at: now) { trigger, _ in
                guard statuses.contains(trigger.status), Self.waits(trigger, from: now, to: end) else { return nil }
                var trigger = trigger
                trigger.dueAt = now
                return TriggerMove(trigger: trigger)
            }
        }
    }

    private static func waits(_ trigger: Trigger, from now: Date, to end: Date) -> Bool {
        trigger.dueAt.map { $0 > now && $0 <= end } ?? false
    }
}
