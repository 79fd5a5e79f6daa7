package import Foundation
package import RingdownCore
import Synchronization

/// Holds one client's token: asked for when it is first needed, replaced before it expires, and asked for once at a
/// time however many calls need it.
package final class TokenCache: Sendable {
    /// A token as the vendor's token endpoint gave it.
    package struct Granted: Sendable {
        package var secret: Secret
        /// When another one is to be asked for.
        package var refreshAt: Date

        package init(secret: Secret, refreshAt: Date) {
            self.secret = secret
            self.refreshAt = refreshAt
        }
    }

    /// What a call that waited for another's request is told.
    private enum Outcome: Sendable {
        case granted(AccessToken)
        case failed(ConnectorError)
        /// The call that was asking was cancelled; somebody else must ask.
        case abandoned
        /// The waiting call itself was cancelled.
        case cancelled
    }

    private struct State {
        var held: AccessToken?
        var isAsking = false
        var waiting: [Int: CheckedContinuation<Outcome, Never>] = [:]
        var count = 0

        mutating func next() -> Int {
            count += 1
            return count
        }
    }

    private enum Step {
        case use(AccessToken)
        case ask
        case wait(Int)
    }

    private let clock: any WallClock
    private let ask: @Sendable () async throws(ConnectorError) -> Granted
    private let state = Mutex(State())

    /// An empty cache.
    ///
    /// - Parameters:
    ///   - clock: tells when a token is to be replaced.
    ///   - ask: asks the vendor for a token.
    package init(clock: any WallClock, ask: @escaping @Sendable () async throws(ConnectorError) -> Granted) {
        self.clock = clock
        self.ask = ask
    }

    /// A token that is good now, the held one or a new one.
    package func token() async throws(ConnectorError) -> AccessToken {
        while true {
            switch step() {
            case .use(let token): return token
            case .ask: return try await askVendor()
            case .wait(let waiter):
                switch await outcome(waiter) {
                case .granted(let token): return token
                case .failed(let error): throw error
                case .abandoned: continue
                case .cancelled:
                    throw ConnectorError(.unavailable, "The call was cancelled before it was sent: nothing to do.")
                }
            }
        }
    }

    /// Discards a token that the vendor refused, unless another one has taken its place already.
    package func invalidate(_ token: AccessToken) {
        state.withLock { state in
            if state.held?.generation == token.generation { state.held = nil }
        }
    }

    private func step() -> Step {
        let now = clock.now()
        return state.withLock { state in
            if let held = state.held, now < held.refreshAt { return .use(held) }
            if state.isAsking { return .wait(state.next()) }
            state.isAsking = true
            return .ask
        }
    }

    private func askVendor() async throws(ConnectorError) -> AccessToken {
        do throws(ConnectorError) {
            let granted = try await ask()
            let token = state.withLock { state in
                let token = AccessToken(
                    secret: granted.secret,
                    refreshAt: granted.refreshAt,
                    generation: state.next()
                )
                state.held = token
                return token
            }
            finish(.granted(token))
            return token
        } catch {
            finish(Task.isCancelled ? .abandoned : .failed(error))
            throw error
        }
    }

    private func finish(_ outcome: Outcome) {
        let waiting = state.withLock { state in
            state.isAsking = false
            let waiting = state.waiting.values
            state.waiting = [:]
            return Array(waiting)
        }
        for continuation in waiting { continuation.resume(returning: outcome) }
    }

    private func outcome(_ waiter: Int) async -> Outcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let early: Outcome? = state.withLock { state in
                    // A cancellation before this point is seen here; one after it finds the continuation.
                    if Task.isCancelled { return .cancelled }
                    guard state.isAsking else { return .abandoned }
                    state.waiting[waiter] = continuation
                    return nil
                }
                if let early { continuation.resume(returning: early) }
            }
        } onCancel: {
            let continuation = state.withLock { $0.waiting.removeValue(forKey: waiter) }
            continuation?.resume(returning: .cancelled)
        }
    }
}
