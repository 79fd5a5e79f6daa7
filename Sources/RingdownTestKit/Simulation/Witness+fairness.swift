import Foundation
import RingdownCore

extension Witness {
    /// Triggers of others that may go out while one waits that could: three rounds of one list.
    private static let patience = 3 * FairShare.perLane

    /// A trigger goes out: counts whom it passes.
    func passes(_ trigger: Trigger, at now: Date, _ world: SimulatedWorld) {
        for other in triggers.values where other.id != trigger.id && other.owner != trigger.owner {
            let isReady =
                other.status == .queued && other.dueAt.map { $0 <= now } ?? false
                && other.order.lane != trigger.order.lane && before(other, at: now).isEmpty
            guard isReady else {
                passed[other.id] = nil
                continue
            }
            passed[other.id, default: 0] += 1
            if passed[other.id, default: 0] > Self.patience {
                violate(.fair, "\(other.id) of \(other.owner) is passed again, by \(trigger.owner).", world)
            }
        }
        for other in triggers.values where other.owner == trigger.owner { passed[other.id] = nil }
    }
}
