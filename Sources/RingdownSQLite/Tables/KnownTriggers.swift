import RingdownCore
import Synchronization

/// Triggers as they were last read or written: a row whose text is the same need not be decoded again.
///
/// A trigger on its way is read several times within a second, and decoding it costs more than finding it.
final class KnownTriggers: Sendable {
    /// Triggers that are remembered at most.
    private static let limit = 4096

    private let known = Mutex<[String: (text: String, trigger: Trigger)]>([:])

    /// The trigger that a row's text stands for.
    func trigger(_ id: String, _ text: String) throws -> Trigger {
        if let last = known.withLock({ $0[id] }), last.text == text { return last.trigger }
        let trigger = try JSONColumn.value(Trigger.self, from: text)
        keep(trigger, text)
        return trigger
    }

    /// Remembers what a row is, or will be unless its transaction is undone: its text then differs.
    func keep(_ trigger: Trigger, _ text: String) {
        known.withLock { known in
            if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
            known[trigger.id] = (text, trigger)
        }
    }
}
