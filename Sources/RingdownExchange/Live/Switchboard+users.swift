import GRDB
import RingdownDialer

extension Switchboard {
    /// Makes a user.
    func create(_ user: User) async throws(ExchangeError) -> User {
        try await perform { _, turn in
            var user = user
            user.created = turn.now
            try turn.db.check(user)
            try turn.db.insert(user)
            return user
        }
    }

    /// Changes a user; what the user does shows on the floor at once.
    ///
    /// - Parameters:
    ///   - version: the version that the caller has read; `nil`: whatever it is.
    ///   - change: makes the change, at an instant.
    func update(
        user id: String,
        version: Int? = nil,
        _ change: @Sendable @escaping (inout User, DialerTime) -> Void
    ) async throws(ExchangeError) -> User {
        try await perform { floor, turn in
            let present = try turn.db.existing(User.self, id)
            if let version { try Self.require(version, present: present.version ?? 1, of: .user) }
            var user = present
            change(&user, turn.now)
            guard user != present else { return present }
            // What a user is doing is no change of the user.
            if (user.name, user.email, user.division, user.attributes)
                != (present.name, present.email, present.division, present.attributes)
            {
                user.version = (present.version ?? 1) + 1
            }
            try turn.db.check(user)
            try turn.db.update(user)
            floor.isDirty = true
            try floor.reopenQueues(turn)
            return user
        }
    }

    /// Forgets a user, with memberships, grants, keys and tokens.
    func delete(user id: String) async throws(ExchangeError) {
        try await perform { floor, turn in
            _ = try turn.db.existing(User.self, id)
            for key in try turn.db.objects(AccessKey.self) where key.user == id {
                try turn.db.delete(.accessKey, key.id)
            }
            for sql in [
                "DELETE FROM members WHERE user = ?", "DELETE FROM grants WHERE subject = ?",
                "DELETE FROM tokens WHERE user = ?", "DELETE FROM access_tokens WHERE user = ?",
            ] {
                try turn.db.execute(sql: sql, arguments: [id])
            }
            try turn.db.delete(.user, id)
            floor.isDirty = true
            try floor.reopenQueues(turn)
        }
    }
}

extension Database {
    /// Checks that a user's division exists, and that nobody else logs in with the mail address.
    fileprivate func check(_ user: User) throws {
        try checkDivision(user.division)
        let email = user.email.lowercased()
        let other = try objects(User.self).first { $0.id != user.id && $0.email.lowercased() == email }
        guard let other else { return }
        throw ExchangeError(
            .duplicateName,
            "\(other.name) has the mail address \(user.email) already; give another",
            object: .user
        )
    }
}
