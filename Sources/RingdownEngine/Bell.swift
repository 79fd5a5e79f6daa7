package import Foundation
package import RingdownCore
import Synchronization

/// Wakes services that wait for work: rung whenever something was written that may concern them.
///
/// A waiter names the count of rings that it has seen, so a ring between looking and waiting is never missed.
package final class Bell: Sendable {
    private struct State {
        var rings = 0
        var nextWaiter = 0
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
        var cancelled: Set<Int> = []
    }

    private let state = Mutex(State())

    package init() {}

    /// How often it was rung.
    package var rings: Int { state.withLock { $0.rings } }

    /// Wakes everybody who waits.
    package func ring() {
        let waiters = state.withLock { state in
            state.rings += 1
            defer { state.waiters.removeAll() }
            // Who waits longest goes first.
            return state.waiters.sorted { $0.key < $1.key }.map(\.value)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Returns when it was rung more often than `seen`, or when the task is cancelled.
    package func rung(since seen: Int) async {
        let waiter = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                let isReady = state.withLock { state in
                    if state.rings != seen || state.cancelled.remove(waiter) != nil { return true }
                    state.waiters[waiter] = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            let continuation = state.withLock { state in
                let waiting = state.waiters.removeValue(forKey: waiter)
                if waiting == nil { state.cancelled.insert(waiter) }
                return waiting
            }
            continuation?.resume()
        }
        state.withLock { _ = $0.cancelled.remove(waiter) }
    }

    /// Returns when it was rung more often than `seen`, when the instant has come, or when the task is cancelled.
    package func rung(since seen: Int, or instant: Date?, clock: any WallClock) async {
        guard let instant else { return await rung(since: seen) }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.rung(since: seen) }
            group.addTask { try? await clock.sleep(until: instant) }
            await group.next()
            group.cancelAll()
        }
    }
}
