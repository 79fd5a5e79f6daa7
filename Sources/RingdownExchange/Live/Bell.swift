import Synchronization

/// Wakes the one who waits when something changed.
///
/// Every wait hangs up a bell of its own before it looks at the state, so a change that comes in between rings it.
final class Bell: Sendable {
    private let hung = Mutex<AsyncStream<Void>.Continuation?>(nil)

    /// Hangs up a bell: the stream ends its first wait when it is rung from now on.
    func hang() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        hung.withLock { $0 = continuation }
        return stream
    }

    /// Rings it; nothing happens when none hangs.
    func ring() {
        hung.withLock { _ = $0?.yield() }
    }
}
