package import Foundation

/// Whose turn it is when many want to be sent: rules and callers in turn, and within a list the order of asking.
package enum FairShare {
    /// Triggers of one contact list or personal connection that are taken in one round at most.
    package static let perLane = 8

    /// A trigger that may be sent.
    package struct Candidate: Sendable {
        package var id: String
        /// Who asked for it: see ``Trigger/owner``.
        package var owner: String
        /// Since when it is due.
        package var at: Date
        /// The order of writing.
        package var sequence: Int

        package init(id: String, owner: String, at: Date, sequence: Int) {
            self.id = id
            self.owner = owner
            self.at = at
            self.sequence = sequence
        }
    }

    /// The triggers to take in one round, in their order.
    ///
    /// The next is always the first of a lane: of those, one of whoever was served least, and of theirs the longest due.
    ///
    /// - Parameter lanes: what may be sent of each list or connection, each in the order of asking.
    package static func order(_ lanes: [[Candidate]], limit: Int) -> [String] {
        var waiting = lanes.filter { !$0.isEmpty }.map { $0[...] }
        var served: [String: Int] = [:]
        var order: [String] = []
        while order.count < limit {
            let next = waiting.indices.min { left, right in
                rank(waiting[left], served) < rank(waiting[right], served)
            }
            guard let next, let first = waiting[next].popFirst() else { break }
            served[first.owner, default: 0] += 1
            order.append(first.id)
            if waiting[next].isEmpty { waiting.remove(at: next) }
        }
        return order
    }

    private static func rank(_ lane: ArraySlice<Candidate>, _ served: [String: Int]) -> (Int, Date, Int) {
        guard let first = lane.first else { return (.max, .distantFuture, .max) }
        return (served[first.owner, default: 0], first.at, first.sequence)
    }
}
