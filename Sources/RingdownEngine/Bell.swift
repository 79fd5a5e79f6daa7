package import Foundation
package import RingdownCore
import Synchronization

/// Wakes services that wait for work: rung whenever something was written that may concern them.
///
/// A waiter names the count of rings that it has seen, so a ring between looking and waiting is never missed.
package final class Bell: Sendable {
    private struct Waiter {
        let statuses: Set<TriggerStatus>?
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var rings = 0
        /// Rings by what they concern.
        var concerning: [TriggerStatus: Int] = [:]
        var nextWaiter = 0
        var waiters: [Int: Waiter] = [:]
        var cancelled: Set<Int> = []

        /// A number that changes with every ring that concerns one of the statuses; any ring, for `nil`.
        func count(_ statuses: Set<TriggerStatus>?) -> Int {
            statuses.map { $0.reduce(0) { $0 + concerning[$1, default: 0] } } ?? rings
        }
    }

    private let state = Mutex(State())

    package init() {}

    /// How often it was rung.
    package var rings: Int { state.withLock { $0.rings } }

    /// A number that changes whenever it is rung for one of the statuses.
    package func rings(for statuses: Set<TriggerStatus>) -> Int { state.withLock { $0.count(statuses) } }

    /// Wakes everybody who waits for one of the statuses, or for any ring.
    ///
    /// - Parameter statuses: where the triggers stand for which something may be to do now.
    package func ring(for statuses: Set<TriggerStatus> = Set(TriggerStatus.allCases)) {
        let waiters = state.withLock { state in
            state.rings += 1
            for status in statuses { state.concerning[status, default: 0] += 1 }
            let woken = state.waiters.filter { $0.value.statuses.map { !$0.isDisjoint(with: statuses) } ?? true }
            for waiter in woken.keys { state.waiters[waiter] = nil }
            // Who waits longest goes first.
            return woken.sorted { $0.key < $1.key }.map(\.value.continuation)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Returns when it was rung more often than `seen`, or when the task is cancelled.
    ///
    /// - Parameter statuses: what a ring must concern; `nil` waits for any. `seen` was counted for the same.
    package func rung(since seen: Int, for statuses: Set<TriggerStatus>? = nil) async {
        let waiter = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                let isReady = state.withLock { state in
                    if state.count(statuses) != seen || state.cancelled.remove(waiter) != nil { return true }
                    state.waiters[waiter] = Waiter(statuses: statuses, continuation: continuation)
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                let waiting = state.waiters.removeValue(forKey: waiter)
                if waiting == nil { state.cancelled.insert(waiter) }
                return waiting
            }
            waiting?.continuation.resume()
        }
        state.withLock { _ = $0.cancelled.remove(waiter) }
    }

    /// Returns when it was rung more often than `seen`, when the instant has come, or when the task is cancelled.
    package func rung(
        since seen: Int,
        for statuses: Set<TriggerStatus>? = nil,
        or instant: Date?,
        clock: any WallClock
    ) async {
        guard let instant else { return await rung(since: seen, for: statuses) }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.rung(since: seen, for: statuses) }
            group.addTask { try? await clock.sleep(until: instant) }
            await group.next()
            group.cancelAll()
        }
    }
}
