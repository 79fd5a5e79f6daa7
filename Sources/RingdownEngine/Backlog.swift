import Foundation
import RingdownCore
import Synchronization

/// How much waits to be sent, and whether more may be taken in.
///
/// It is counted in the store now and then; what was taken in since is added to the count.
package final class Backlog: Sendable {
    /// Seconds for which a count is believed.
    static let interval = 5.0
    /// The bound; what is beyond it is refused and not kept.
    let limit: Int

    private struct Count {
        var waiting: Int
        var at: Date
    }

    private let count = Mutex<Count?>(nil)

    init(limit: Int) { self.limit = limit }

    /// Refuses with `full` when as many triggers wait to be sent as may.
    func expectRoom(in store: any Store, clock: any WallClock) async throws(StoreError) {
        let now = clock.now()
        let known = count.withLock { $0 }
        let waiting: Int
        if let known, abs(now.timeIntervalSince(known.at)) < Self.interval {
            waiting = known.waiting
        } else {
            waiting = try await store.backlog()
            count.withLock { $0 = Count(waiting: waiting, at: now) }
        }
        guard waiting < limit else {
            throw StoreError(
                .full,
                "\(waiting) triggers wait to be sent, and \(limit) may: ask again later, or raise backlog in the "
                    + "configuration."
            )
        }
    }

    /// Counts what was taken in.
    func took(_ triggers: Int) { count.withLock { $0?.waiting += triggers } }
}
