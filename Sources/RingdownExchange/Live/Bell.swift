import Foundation
import RingdownCore
import Synchronization

/// Wakes the one who waits when something changed.
///
/// Every wait hangs up a bell of its own before it looks at the state, so a change that comes in between rings it.
final class Bell: Sendable {
    private let hung = Mutex<AsyncStream<Void>.Continuation?>(nil)

    /// Hangs up a bell: it is heard when it is rung from now on.
    func hang() -> Hung {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        hung.withLock { $0 = continuation }
        return Hung(stream: stream)
    }

    /// Rings it; nothing happens when none hangs.
    func ring() {
        hung.withLock { _ = $0?.yield() }
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
