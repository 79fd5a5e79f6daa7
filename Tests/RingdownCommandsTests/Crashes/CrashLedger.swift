import RingdownAPI
import Synchronization

/// What one control plane was asked for, and what it has acknowledged.
final class CrashLedger: Sendable {
    private struct State {
        var calls = 0
        var changes = 0
        /// Asked for and not acknowledged: asked for again before anything new.
        var open: [CrashOrder] = []
        var acknowledged: Set<CrashOrder> = []
        var refusals = 0
        var unexpected: [String] = []
    }

    private let state = Mutex(State())

    /// The next thing to ask for.
    ///
    /// - Parameter isLast: whether only what is open is asked for again; `nil` when nothing is.
    func next(isLast: Bool) -> CrashOrder? {
        state.withLock { state in
            if let order = state.open.popLast() { return order }
            guard !isLast else { return nil }
            // Every eighth is a change, as long as there are lists.
            if state.calls % 8 == 7, state.changes < CrashOrder.lists, state.changes * 8 < state.calls {
                state.changes += 1
                return .change(state.changes - 1)
            }
            state.calls += 1
            return .call(state.calls - 1)
        }
    }

    /// Remembers that something was acknowledged.
    func acknowledge(_ order: CrashOrder) { state.withLock { _ = $0.acknowledged.insert(order) } }

    /// Remembers that something got no answer, or was refused because the store takes nothing now.
    func reopen(_ order: CrashOrder, after error: APIError) {
        state.withLock { state in
            state.open.insert(order, at: 0)
            switch error.code {
            case .unreachable: break
            case .unavailable: state.refusals += 1
            default: state.unexpected.append("\(order): \(error)")
            }
        }
    }

    /// Remembers what the server should not have done.
    func report(_ sentence: String) { state.withLock { $0.unexpected.append(sentence) } }

    var acknowledged: Set<CrashOrder> { state.withLock { $0.acknowledged } }
    /// Requests that were refused because the store took nothing.
    var refusals: Int { state.withLock { $0.refusals } }
    /// Answers that no caller should get.
    var unexpected: [String] { state.withLock { $0.unexpected } }
}
