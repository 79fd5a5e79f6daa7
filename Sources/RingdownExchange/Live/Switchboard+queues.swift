import RingdownDialer

extension Switchboard {
    /// Lets members of a queue join it, or leave it.
    ///
    /// Throws `notFound` when a user is no member.
    func setJoined(_ joined: [String: Bool], queue: String) async throws(ExchangeError) {
        try await perform { floor, turn in
            let members = Set(try turn.db.members(of: queue).map(\.user.id))
            for user in joined.keys where !members.contains(user) { throw ExchangeError.notFound(.user, user) }
            for (user, isJoined) in joined {
                try turn.db.keepMember(queue: queue, user: user, isJoined: isJoined)
            }
            floor.isDirty = true
            try floor.reopenQueues(turn)
        }
    }

    /// Makes users members of a queue, who have not joined it yet, or ends their membership.
    func setMembers(_ users: [String], queue: String, removing: Bool) async throws(ExchangeError) {
        try await perform { floor, turn in
            let members = Set(try turn.db.members(of: queue).map(\.user.id))
            for user in users {
                _ = try turn.db.existing(User.self, user)
                if removing {
                    try turn.db.deleteMember(queue: queue, user: user)
                } else if !members.contains(user) {
                    try turn.db.keepMember(queue: queue, user: user, isJoined: false)
                }
            }
            floor.isDirty = true
            try floor.reopenQueues(turn)
        }
    }
}

extension Floor {
    /// Reads anew who has joined which queue.
    mutating func reopenQueues(_ turn: Turn) throws {
        joined = try turn.db.joinedAgents()
        isRosterStale = true
    }
}

extension Switchboard {
    /// Makes a queue.
    func create(_ queue: Queue) async throws(ExchangeError) -> Queue {
        try await perform { _, turn in
            try turn.db.checkDivision(queue.division)
            try turn.db.insert(queue)
            return queue
        }
    }

    /// Changes a queue.
    func update(_ queue: Queue) async throws(ExchangeError) -> Queue {
        try await perform { _, turn in
            _ = try turn.db.existing(Queue.self, queue.id)
            try turn.db.checkDivision(queue.division)
            try turn.db.update(queue)
            return queue
        }
    }

    /// Forgets a queue that no campaign uses, with its memberships.
    ///
    /// Throws `inUse` while it has members, unless they are to be forgotten too, and while a campaign uses it.
    func delete(queue id: String, force: Bool) async throws(ExchangeError) {
        try await perform { floor, turn in
            let queue = try turn.db.existing(Queue.self, id)
            if let campaign = try turn.db.objects(Campaign.self).first(where: { $0.queue == id }) {
                throw ExchangeError(
                    .inUse,
                    "the campaign \(campaign.name) uses the queue \(queue.name); change it first",
                    object: .queue
                )
            }
            let members = try turn.db.members(of: id)
            guard members.isEmpty || force else {
                throw ExchangeError(
                    .inUse,
                    "the queue \(queue.name) has members; remove them, or delete it with forceDelete=true",
                    object: .queue
                )
            }
            for member in members { try turn.db.deleteMember(queue: id, user: member.user.id) }
            try turn.db.delete(.queue, id)
            floor.isDirty = true
            try floor.reopenQueues(turn)
        }
    }
}
