import Foundation
import RingdownCore
import RingdownOAuth
import Synchronization

/// Whether a client's secret or a user's password is right: slowed down for whoever guesses, and as slow for unknown
/// names as for known ones.
final class ExchangeSignIn: Sendable {
    /// The answers.
    enum Outcome: Equatable {
        /// It is right; and whether an early version kept it, so that a slow hash is to take the place of its own.
        case right(isEarly: Bool)
        case wrong
        /// The next attempt must wait so many seconds.
        case wait(Int)
    }

    let verifier: SecretVerifier
    private let throttle = Mutex(SignInThrottle())
    private let clock: any WallClock

    init(cost: SecretHash.Cost, clock: any WallClock) {
        verifier = SecretVerifier(cost: cost)
        self.clock = clock
    }

    /// Compares a secret.
    ///
    /// - Parameters:
    ///   - name: whose it is to be; what failures are counted for.
    ///   - address: where the attempt comes from.
    ///   - kept: the secret as it is kept; `nil` when nobody has the name.
    func check(_ secret: String, of name: String, from address: String, _ kept: KeptSecret?) async -> Outcome {
        let now = clock.now()
        if let seconds = throttle.withLock({ $0.wait(for: name, from: address, at: now) }) {
            return .wait(max(1, Int(seconds.rounded(.up))))
        }
        let isEarly = kept?.matchesFast(secret) ?? false
        let hashes = kept?.hash.map { [$0] } ?? []
        let matches: Bool
        do throws(SecretVerifier.Busy) {
            matches = try await verifier.match(secret, among: hashes) != nil
        } catch {
            return .wait(1)
        }
        guard isEarly || matches else {
            throttle.withLock { $0.failed(name, from: address, at: now) }
            return .wrong
        }
        throttle.withLock { $0.succeeded(name, from: address) }
        return .right(isEarly: isEarly)
    }
}
