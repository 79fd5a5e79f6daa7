import RingdownCore
import Synchronization

/// Carries an error out of a transaction's closure.
final class RefusalBox: Sendable {
    private let stored = Mutex<TriggerEventError?>(nil)

    /// What was carried out; `nil` when nothing was.
    var error: TriggerEventError? { stored.withLock { $0 } }

    func set(_ error: TriggerEventError) { stored.withLock { $0 = error } }
}
