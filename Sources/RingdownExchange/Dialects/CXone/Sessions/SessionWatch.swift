import Foundation
import RingdownCore
import RingdownDialer
import ServiceLifecycle

/// Ends the sessions of agents whose clients are not heard of any more.
struct SessionWatch: Service {
    /// Seconds after which a session is looked at again that a call keeps from ending.
    private static let callPatience: TimeInterval = 15

    let sessions: AgentSessions
    let switchboard: Switchboard
    let store: ExchangeStore
    let clock: any WallClock

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let rung = sessions.hangBell()
                try await review()
                await rung.wait(until: sessions.nextDeadline, clock)
            }
        }
    }

    /// Ends those that are silent for too long: the agent takes no more calls, and the one that goes on stays.
    func review() async throws {
        let now = clock.now()
        for (id, session) in sessions.silent(at: now) {
            let isOnCall = try await store.read { db in
                try db.calls(CallSelection(isOpen: true, agent: session.user)).isEmpty == false
            }
            if isOnCall, !session.patience.endsInCalls {
                sessions.change(id) { $0.deadline = now.addingTimeInterval(Self.callPatience) }
                continue
            }
            guard let ended = sessions.end(id) else { continue }
            try await switchboard.setJoined(false, ended)
        }
    }
}

extension Switchboard {
    /// Lets the agent of a session join the queues of the joined skills, or leave them.
    ///
    /// Throws `notFound` when the agent is to join one of a skill that was taken from him.
    func setJoined(_ isJoined: Bool, _ session: AgentSessions.Session) async throws(ExchangeError) {
        for queue in Set(session.skills.values) {
            do {
                try await setJoined([session.user: isJoined], queue: queue)
            } catch {
                // Whoever is no member any more has left already.
                guard error.code == .notFound, !isJoined else { throw error }
            }
        }
    }
}
