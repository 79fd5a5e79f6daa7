import Foundation
import RingdownCore
import RingdownOAuth
import Synchronization

/// Whether somebody's secret is right: slowed down for whoever guesses, and as slow for unknown names as for known.
final class CredentialCheck: Sendable {
    /// The answers.
    enum Outcome: Equatable {
        case right
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
    ///   - secrets: the secrets of the configuration; empty when nobody has the name.
    ///   - hashes: the stored ones; empty when nobody has the name.
    func check(
        _ secret: String,
        of name: String,
        from address: String,
        secrets: [ClientSecret],
        hashes: [SecretHash]
    ) async -> Outcome {
        let now = clock.now()
        if let seconds = throttle.withLock({ $0.wait(for: name, from: address, at: now) }) {
            return .wait(max(1, Int(seconds.rounded(.up))))
        }
        let isConfigured = secrets.reduce(false) { $1.matches(secret) || $0 }
        do throws(SecretVerifier.Busy) {
            let isStored = isConfigured ? false : try await verifier.match(secret, among: hashes) != nil
            guard isConfigured || isStored else {
                throttle.withLock { $0.failed(name, from: address, at: now) }
                return .wrong
            }
        } catch {
            return .wait(1)
        }
        throttle.withLock { $0.succeeded(name, from: address) }
        return .right
    }
}
