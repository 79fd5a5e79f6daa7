package import Foundation
import RingdownCore
import Synchronization

/// A clock that stands still until a test moves it.
package final class ManualClock: WallClock {
    private struct Sleeper {
        let id: Int
        let until: Date
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct Watcher {
        let id: Int
        let count: Int
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Date
        var nextID = 0
        var sleepers: [Sleeper] = []
        var watchers: [Watcher] = []
        /// Those that were cancelled before they lay down.
        var cancelled: Set<Int> = []
    }

    private let state: Mutex<State>

    /// A clock that reads the given instant.
    package init(_ now: Date = Sample.now) { state = Mutex(State(now: now)) }

    package func now() -> Date { state.withLock { $0.now } }

    /// The earliest instant for which somebody sleeps; `nil` when nobody does.
    package var nextWakeUp: Date? { state.withLock { $0.sleepers.map(\.until).min() } }

    package func sleep(until instant: Date) async throws {
        try await wait { state, id, continuation in
            guard instant > state.now else { return continuation.resume() }
            state.sleepers.append(Sleeper(id: id, until: instant, continuation: continuation))
            Self.serveWatchers(&state)
        }
    }

    /// Returns when at least so many sleep; throws `CancellationError` when cancelled.
    package func untilSleeping(_ count: Int = 1) async throws {
        try await wait { state, id, continuation in
            guard state.sleepers.count < count else { return continuation.resume() }
            state.watchers.append(Watcher(id: id, count: count, continuation: continuation))
        }
    }

    /// Moves the clock on and wakes those whose instant has come: the earliest first, then who lay down first.
    package func advance(by duration: Duration) {
        let (seconds, attoseconds) = duration.components
        set(to: now().addingTimeInterval(Double(seconds) + Double(attoseconds) / 1e18))
    }

    /// Sets the clock, which may also go back, and wakes those whose instant has come.
    package func set(to instant: Date) {
        state.withLock { state in
            state.now = instant
            let awake = state.sleepers
                .filter { $0.until <= instant }
                .sorted { ($0.until, $0.id) < ($1.until, $1.id) }
            state.sleepers.removeAll { $0.until <= instant }
            for sleeper in awake { sleeper.continuation.resume() }
        }
    }

    /// Suspends the caller until what `enter` put into the state resumes it, or the caller is cancelled.
    private func wait(
        _ enter: (inout State, Int, CheckedContinuation<Void, any Error>) -> Void
    ) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                state.withLock { state in
                    if state.cancelled.remove(id) != nil {
                        continuation.resume(throwing: CancellationError())
                    } else {
                        enter(&state, id, continuation)
                    }
                }
            }
        } onCancel: {
            state.withLock { state in Self.cancel(id, &state) }
        }
    }

    private static func cancel(_ id: Int, _ state: inout State) {
        if let index = state.sleepers.firstIndex(where: { $0.id == id }) {
            state.sleepers.remove(at: index).continuation.resume(throwing: CancellationError())
        } else if let index = state.watchers.firstIndex(where: { $0.id == id }) {
            state.watchers.remove(at: index).continuation.resume(throwing: CancellationError())
        } else {
            state.cancelled.insert(id)
        }
    }

    private static func serveWatchers(_ state: inout State) {
        let count = state.sleepers.count
        let served = state.watchers.filter { $0.count <= count }
        state.watchers.removeAll { $0.count <= count }
        for watcher in served { watcher.continuation.resume() }
    }
}
