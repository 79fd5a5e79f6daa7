package import RingdownCore

/// A queue: what a campaign's calls are connected to, and what agents join.
package struct Queue: StoredObject {
    package static let kind = ObjectKind.queue

    package var id: String
    package var name: String
    /// The id of the division it lives in.
    package var division: String
    /// Members that a dialect gave and nothing else reads, kept to be given back; `nil` is none.
    package var attributes: [String: JSON]?

    package var divisionID: String? { division }

    package init(id: String, name: String, division: String) {
        self.id = id
        self.name = name
        self.division = division
    }
}

/// A user's membership of a queue.
package struct QueueMember: Codable, Hashable, Sendable {
    /// The queue's id.
    package var queue: String
    /// The user.
    package var user: User
    /// Whether the user takes the queue's calls now: an agent who has joined is on queue.
    package var isJoined: Bool

    package init(queue: String, user: User, isJoined: Bool) {
        self.queue = queue
        self.user = user
        self.isJoined = isJoined
    }
}
