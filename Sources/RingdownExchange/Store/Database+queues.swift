import GRDB
import RingdownDialer

extension Database {
    /// The members of a queue, by name.
    func members(of queue: String) throws -> [QueueMember] {
        try Row.fetchAll(
            cachedStatement(
                sql: """
                    SELECT members.joined, objects.document FROM members
                    JOIN objects ON objects.kind = 'user' AND objects.id = members.user
                    WHERE members.queue = ? ORDER BY objects.name, objects.id
                    """
            ),
            arguments: [queue]
        )
        .map { row in
            let document: String = row["document"]
            return QueueMember(queue: queue, user: try Self.decode(document), isJoined: row["joined"])
        }
    }

    /// The queues that a user is a member of, by name.
    func memberships(of user: String) throws -> [(queue: Queue, isJoined: Bool)] {
        try Row.fetchAll(
            cachedStatement(
                sql: """
                    SELECT members.joined, objects.document FROM members
                    JOIN objects ON objects.kind = 'queue' AND objects.id = members.queue
                    WHERE members.user = ? ORDER BY objects.name, objects.id
                    """
            ),
            arguments: [user]
        )
        .map { row in
            let document: String = row["document"]
            return (try Self.decode(document), row["joined"])
        }
    }

    /// Makes a user a member of a queue, or changes whether a member has joined.
    func keepMember(queue: String, user: String, isJoined: Bool) throws {
        try cachedStatement(
            sql: """
                INSERT INTO members (queue, user, joined) VALUES (?, ?, ?)
                ON CONFLICT (queue, user) DO UPDATE SET joined = excluded.joined
                """
        )
        .execute(arguments: [queue, user, isJoined])
    }

    /// Ends a membership; nothing happens when there is none.
    func deleteMember(queue: String, user: String) throws {
        try execute(sql: "DELETE FROM members WHERE queue = ? AND user = ?", arguments: [queue, user])
    }

    /// The agents who have joined a queue and take its calls, by the queue's id.
    func joinedAgents() throws -> [String: Set<AgentID>] {
        let rows = try Row.fetchAll(
            self,
            sql: """
                SELECT queue, user FROM members JOIN objects ON objects.kind = 'user' AND objects.id = members.user
                WHERE joined = 1 AND ifnull(json_extract(document, '$.presence.state'), ?1) = ?1
                """,
            arguments: [UserPresence.State.onQueue.rawValue]
        )
        return rows.reduce(into: [:]) { agents, row in agents[row["queue"], default: []].insert(AgentID(row["user"])) }
    }
}
