import Foundation
import RingdownCore
import Synchronization

/// Wakes those who wait when something changed.
///
/// Every wait hangs up a bell of its own before it looks at the state, so a change that comes in between rings it.
final class Bell: Sendable {
    private struct State {
        var last = 0
        var hung: [Int: AsyncStream<Void>.Continuation] = [:]
    }

    private let state = Mutex(State())

    /// Hangs up a bell: it is heard when it is rung from now on.
    func hang() -> Hung {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id = state.withLock { state in
            state.last += 1
            state.hung[state.last] = continuation
            return state.last
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.hung.removeValue(forKey: id) }
        }
        return Hung(stream: stream)
    }

    /// Rings all that hang.
    func ring() {
        let hung = state.withLock { Array($0.hung.values) }
        for continuation in hung { continuation.yield() }
    }

    /// A bell that hangs.
    struct Hung: Sendable {
        fileprivate let stream: AsyncStream<Void>

        /// Waits until it is rung or a date has come; `nil`: until it is rung.
        func wait(until date: Date?, _ clock: any WallClock) async {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { [stream] in for await _ in stream { return } }
                if let date {
                    group.addTask { try? await clock.sleep(until: date) }
                }
                await group.next()
                group.cancelAll()
            }
        }
    }
}
