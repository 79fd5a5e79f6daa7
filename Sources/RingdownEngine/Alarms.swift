import Dispatch
import Synchronization

/// Sleepers that share one timer, so that one that is cancelled leaves nothing behind.
///
/// `Task.sleep` keeps a timer of its own until its time has come, cancelled or not: a service that waits for the next
/// minute or a ring, and is rung for thousands of times a second, would keep a minute's worth of them.
final class Alarms: Sendable {
    private struct State {
        var sleepers: [Int: (deadline: DispatchTime, continuation: CheckedContinuation<Void, any Error>)] = [:]
        var next = 0
        /// Sleepers that were cancelled before they slept.
        var cancelled: Set<Int> = []
        /// When the timer goes off; `nil` while nobody sleeps.
        var armed: DispatchTime?
    }

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "ringdown-alarms")

    /// Returns after some seconds; throws `CancellationError` when the task is cancelled.
    func sleep(seconds: Double) async throws {
        let deadline = DispatchTime.now() + seconds
        let sleeper = state.withLock { state in
            state.next += 1
            return state.next
        }
        defer { state.withLock { _ = $0.cancelled.remove(sleeper) } }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                lieDown(sleeper, until: deadline, continuation)
            }
        } onCancel: {
            let continuation = state.withLock { state in
                let asleep = state.sleepers.removeValue(forKey: sleeper)
                if asleep == nil { state.cancelled.insert(sleeper) }
                return asleep?.continuation
            }
            continuation?.resume(throwing: CancellationError())
        }
    }

    private func lieDown(
        _ sleeper: Int,
        until deadline: DispatchTime,
        _ continuation: CheckedContinuation<Void, any Error>
    ) {
        let (isAsleep, isFirst) = state.withLock { state in
            guard state.cancelled.remove(sleeper) == nil else { return (false, false) }
            state.sleepers[sleeper] = (deadline, continuation)
            if let armed = state.armed, armed <= deadline { return (true, false) }
            state.armed = deadline
            return (true, true)
        }
        if !isAsleep { continuation.resume(throwing: CancellationError()) }
        if isFirst { arm(deadline) }
    }

    private func arm(_ deadline: DispatchTime) {
        queue.asyncAfter(deadline: deadline) { self.goOff(deadline) }
    }

    /// Wakes everybody whose time has come, and arms the timer for the next.
    private func goOff(_ deadline: DispatchTime) {
        let now = DispatchTime.now()
        let (due, next) = state.withLock { state in
            // Somebody with an earlier deadline has taken this timer's place.
            guard state.armed == deadline else { return ([CheckedContinuation<Void, any Error>](), DispatchTime?.none) }
            let due = state.sleepers.filter { $0.value.deadline <= now }
            for sleeper in due.keys { state.sleepers[sleeper] = nil }
            state.armed = state.sleepers.values.map(\.deadline).min()
            return (due.values.map(\.continuation), state.armed)
        }
        for continuation in due { continuation.resume() }
        if let next { arm(next) }
    }
}
