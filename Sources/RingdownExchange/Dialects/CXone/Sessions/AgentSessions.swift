import RingdownDialer
import Synchronization

/// The sessions of agents who are logged in; they end with the exchange's process.
final class AgentSessions: Sendable {
    /// What an agent was told last.
    struct Told: Hashable, Sendable {
        var state: AgentStateName?
        var isWrappingUp = false
        /// The number of the call; `nil`: none.
        var call: Int?
        /// Whether a skill that the agent joined has nobody left to call.
        var isListEmpty = false
    }

    /// One agent's session.
    struct Session: Sendable {
        /// The id of the user.
        let user: String
        /// The station that was named.
        let station: String
        /// The skills that the agent has joined, by number, with their queues.
        var skills: [Int: String] = [:]
        var told = Told()
    }

    private let sessions = Mutex<[String: Session]>([:])

    init() {}

    /// Begins a session under an id; `false` when the user has one.
    func begin(_ id: String, of user: String, station: String) -> Bool {
        sessions.withLock { sessions in
            guard !sessions.values.contains(where: { $0.user == user }) else { return false }
            sessions[id] = Session(user: user, station: station)
            return true
        }
    }

    /// The session of a user, with its id.
    func session(of user: String) -> (id: String, session: Session)? {
        sessions.withLock { sessions in sessions.first { $0.value.user == user }.map { ($0.key, $0.value) } }
    }

    /// The session of an id; `nil` when it has ended.
    func session(_ id: String) -> Session? { sessions.withLock { $0[id] } }

    /// Changes a session; nothing happens when it has ended.
    func change(_ id: String, _ body: (inout Session) -> Void) {
        sessions.withLock { sessions in
            guard var session = sessions[id] else { return }
            body(&session)
            sessions[id] = session
        }
    }

    /// Ends a session, and answers what it was.
    func end(_ id: String) -> Session? { sessions.withLock { $0.removeValue(forKey: id) } }
}
