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
    fileprivate mutating func reopenQueues(_ turn: Turn) throws {
        joined = try turn.db.joinedAgents()
        isRosterStale = true
    }
}
