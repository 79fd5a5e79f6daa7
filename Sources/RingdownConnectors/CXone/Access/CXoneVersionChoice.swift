import RingdownVendors
import Synchronization

/// The version of the API that was found to be there.
final class CXoneVersionChoice: Sendable {
    private let chosen: Mutex<CXoneVersion?>

    init(_ version: CXoneVersion?) { chosen = Mutex(version) }

    /// The version; `nil` until it was found out.
    var version: CXoneVersion? {
        get { chosen.withLock { $0 } }
        set { chosen.withLock { $0 = newValue } }
    }
}
