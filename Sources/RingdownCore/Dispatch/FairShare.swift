import Foundation

/// Whose turn it is when many want to be sent: rules and callers in turn, and within a list the order of asking.
package enum FairShare {
    /// Triggers of one contact list or personal connection that are taken in one round at most.
    package static let perLane = 8

    /// The triggers to take in one round, in their order.
    ///
    /// The next is always the first of a lane: of those, one of whoever was served least, and of theirs the longest due.
    ///
    /// - Parameter lanes: what may be sent of each list or connection, each in the order of asking.
    package static func order(_ lanes: [[DueTrigger]], limit: Int) -> [DueTrigger] {
        var waiting = lanes.filter { !$0.isEmpty }.map { $0[...] }
        var served: [String: Int] = [:]
        var order: [DueTrigger] = []
        while order.count < limit {
            let next = waiting.indices.min { left, right in
                rank(waiting[left], served) < rank(waiting[right], served)
            }
            guard let next, let first = waiting[next].popFirst() else { break }
            served[first.owner, default: 0] += 1
            order.append(first)
            if waiting[next].isEmpty { waiting.remove(at: next) }
        }
        return order
    }

    private static func rank(_ lane: ArraySlice<DueTrigger>, _ served: [String: Int]) -> (Int, Date, Int) {
        guard let first = lane.first else { return (.max, .distantFuture, .max) }
        return (served[first.owner, default: 0], first.at, first.sequence)
    }
}
