import Synchronization

/// Writes that share one transaction, and so one wait for the disk: all of them reach it, or none does.
final class CommitGroup: Sendable {
    private enum State {
        case open(waiting: [CheckedContinuation<Void, any Error>])
        case ended(Result<Void, any Error>)
    }

    private let state = Mutex(State.open(waiting: []))

    /// Returns once the transaction has reached the disk; throws what undid it.
    func committed() async throws {
        try await withCheckedThrowingContinuation { continuation in
            let end: Result<Void, any Error>? = state.withLock { state in
                switch state {
                case .open(let waiting):
                    state = .open(waiting: waiting + [continuation])
                    return nil
                case .ended(let end): return end
                }
            }
            if let end { continuation.resume(with: end) }
        }
    }

    /// Says how the transaction ended.
    func end(_ end: Result<Void, any Error>) {
        let waiting = state.withLock { state in
            guard case .open(let waiting) = state else { return [CheckedContinuation<Void, any Error>]() }
            state = .ended(end)
            return waiting
        }
        for continuation in waiting { continuation.resume(with: end) }
    }
}
