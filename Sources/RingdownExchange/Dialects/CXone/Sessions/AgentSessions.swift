import Foundation
import RingdownCore
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
        /// How long nothing may be heard of the agent's client.
        var patience: Patience
        /// When it ends unless something is heard before; set by `begin`.
        var deadline = Date.distantPast
        /// The skills that the agent has joined, by number, with their queues.
        var skills: [Int: String] = [:]
        /// Whether the agent takes calls of the skills that were joined.
        var isAvailable = true
        var told = Told()
    }

    /// What becomes of a session that nothing is heard of.
    struct Patience: Hashable, Sendable {
        /// Seconds.
        var seconds: Int
        /// Whether it ends in the middle of a call, too.
        var endsInCalls: Bool
    }

    private let sessions = Mutex<[String: Session]>([:])
    private let bell = Bell()

    init() {}

    /// Begins a session under an id; `false` when the user has one.
    func begin(_ id: String, _ session: Session, at now: Date) -> Bool {
        let isNew = sessions.withLock { sessions in
            guard !sessions.values.contains(where: { $0.user == session.user }) else { return false }
            sessions[id] = session
            sessions[id]?.deadline = now.addingTimeInterval(TimeInterval(session.patience.seconds))
            return true
        }
        bell.ring()
        return isNew
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

    /// Something was heard of the agent's client, and will be again within some seconds.
    func hear(_ id: String, at now: Date, within seconds: Int = 0) {
        change(id) { session in
            let deadline = now.addingTimeInterval(TimeInterval(seconds + session.patience.seconds))
            session.deadline = max(session.deadline, deadline)
        }
    }

    /// Ends a session, and answers what it was.
    func end(_ id: String) -> Session? { sessions.withLock { $0.removeValue(forKey: id) } }

    /// The sessions that nothing was heard of for too long.
    func silent(at now: Date) -> [String: Session] { sessions.withLock { $0.filter { $0.value.deadline <= now } } }

    /// When a session is silent for too long next; `nil`: there is none.
    var nextDeadline: Date? { sessions.withLock { $0.values.map(\.deadline).min() } }

    /// Hangs up a bell that is rung when a session begins.
    func hangBell() -> Bell.Hung { bell.hang() }
}
