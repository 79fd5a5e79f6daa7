import RingdownCore
import Synchronization

/// Triggers as they were last read or written: a row whose text is the same need not be decoded again.
///
/// A trigger on its way is read several times within a second, and decoding it costs more than finding it.
final class KnownTriggers: Sendable {
    /// Triggers that are remembered at most.
    private static let limit = 2048

    private let known = Mutex<[String: Standing]>([:])

    /// The trigger as it was last read or written here; `nil` when it was not.
    func last(_ id: String) -> Standing? { known.withLock { $0[id] } }

    /// What a trigger's row stands for.
    func standing(_ id: String, _ row: Standing.Row) throws -> Standing {
        if let last = last(id), last.row == row { return last }
        let standing = try Standing(
            Texted(JSONColumn.value(Trigger.self, from: row.text), text: row.text),
            row.lastStep
        )
        keep(standing)
        return standing
    }

    /// Remembers what a row was when it was read or written.
    func keep(_ standing: Standing) {
        known.withLock { known in
            if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
            known[standing.trigger.value.id] = standing
        }
    }
}

/// A trigger with the text of its row, and how far its timeline has come.
final class Standing: Sendable {
    /// What the store is asked for it.
    struct Row: Hashable, Sendable {
        let text: String
        /// The number of the last step of its timeline.
        let lastStep: Int
    }

    let trigger: Texted<Trigger>
    let lastStep: Int

    init(_ trigger: Texted<Trigger>, _ lastStep: Int) {
        self.trigger = trigger
        self.lastStep = lastStep
    }

    var row: Row { Row(text: trigger.text, lastStep: lastStep) }
}
