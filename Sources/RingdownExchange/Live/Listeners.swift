import Synchronization

/// Those who want to know when something changed.
final class Listeners: Sendable {
    private let streams = Mutex<(last: Int, all: [Int: AsyncStream<Void>.Continuation])>((0, [:]))

    /// A stream that has an element when something changed since it was made.
    func add() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id = streams.withLock { streams in
            streams.last += 1
            streams.all[streams.last] = continuation
            return streams.last
        }
        continuation.onTermination = { [weak self] _ in
            self?.streams.withLock { _ = $0.all.removeValue(forKey: id) }
        }
        return stream
    }

    /// Tells them.
    func tell() {
        let all = streams.withLock { Array($0.all.values) }
        for continuation in all { continuation.yield() }
    }
}
