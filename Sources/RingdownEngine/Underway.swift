import RingdownCore
import Synchronization

/// What one service is working on: a lane is never given to two tasks, and a provider has its share of them at most, so
/// that one that is slow holds no other one up.
final class Underway: Sendable {
    private struct State {
        /// The lanes, with their providers.
        var lanes: [String: String] = [:]
        /// How many lanes each provider has.
        var shares: [String: Int] = [:]
        var failure: StoreError?
        var unmoved: String?

        func occupied(_ limit: Int) -> Occupied {
            Occupied(lanes: Set(lanes.keys), providers: Set(shares.filter { $0.value >= limit }.keys))
        }
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: lanes of one provider that are worked on at the same time.
    init(limit: Int) { self.limit = limit }

    /// What nothing more is to be taken of.
    var occupied: Occupied { state.withLock { $0.occupied(limit) } }

    /// Whether anything more could be begun at one of the providers; what ends makes room.
    func hasRoom(at providers: some Sequence<String>) -> Bool {
        let shares = state.withLock { $0.shares }
        return providers.contains { shares[$0, default: 0] < limit } || shares.values.allSatisfy { $0 < limit }
    }

    /// Takes what is due, in its order, as far as it may be worked on now: each lane's triggers together.
    func begin(_ due: [DueTrigger]) -> [[DueTrigger]] {
        state.withLock { state in
            var begun: [[DueTrigger]] = []
            var places: [String: Int] = [:]
            for trigger in due {
                if let place = places[trigger.lane] {
                    begun[place].append(trigger)
                } else if state.lanes[trigger.lane] == nil, state.shares[trigger.provider, default: 0] < limit {
                    state.lanes[trigger.lane] = trigger.provider
                    state.shares[trigger.provider, default: 0] += 1
                    places[trigger.lane] = begun.count
                    begun.append([trigger])
                }
            }
            return begun
        }
    }

    /// A lane is free again.
    ///
    /// - Parameters:
    ///   - failure: how the store failed meanwhile; `nil` when it did not.
    ///   - unmoved: the first of its triggers when nothing at all was written while they were worked on, else `nil`.
    func end(_ lane: String, failure: StoreError?, unmoved: String?) {
        state.withLock { state in
            if let provider = state.lanes.removeValue(forKey: lane) { state.shares[provider, default: 1] -= 1 }
            state.failure = failure ?? state.failure
            state.unmoved = unmoved ?? state.unmoved
        }
    }

    /// How the store failed since this was asked last; `nil` when it did not.
    func takeFailure() -> StoreError? { state.withLock { $0.failure.take() } }

    /// A trigger that did not move, since this was asked last; `nil` when there was none.
    func takeUnmoved() -> String? { state.withLock { $0.unmoved.take() } }
}
