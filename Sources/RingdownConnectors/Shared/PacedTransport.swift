import Foundation
package import RingdownCore
import Synchronization

/// Keeps the requests to one provider within what it allows, whoever makes them.
///
/// A read waits a little for its turn. What changes something, or is read under a permit that runs out, never waits: it
/// is not sent, and says when to come again.
package final class PacedTransport: HTTPTransport {
    /// Seconds that a read waits at most.
    static let patience = 5.0

    private let inner: any HTTPTransport
    private let clock: any WallClock
    private let bucket: Mutex<TokenBucket>

    /// A transport for all requests to one provider.
    ///
    /// - Parameter requestsPerMinute: what the provider documents; at least 1.
    package init(_ inner: any HTTPTransport, requestsPerMinute: Int, clock: any WallClock) {
        self.inner = inner
        self.clock = clock
        bucket = Mutex(TokenBucket(requestsPerMinute: requestsPerMinute))
    }

    /// What may be sent to the provider, as far as was learned.
    package struct Allowance: Sendable {
        /// Requests that may be sent at once.
        package let tokens: Double
        package let requestsPerMinute: Double
    }

    /// What may be sent now.
    package var allowance: Allowance {
        let now = clock.now()
        return bucket.withLock { bucket in
            Allowance(tokens: bucket.tokens(at: now), requestsPerMinute: bucket.requestsPerMinute(at: now))
        }
    }

    package func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        try await turn(of: request)
        let response = try await inner.send(request)
        if response.status == 429 {
            let now = clock.now()
            let seconds = response.headers["retry-after"].flatMap { RetryAfter.seconds($0, now: now) }
            bucket.withLock { $0.limited(retryAfter: seconds, at: now) }
        }
        return response
    }

    private func turn(of request: TransportRequest) async throws(TransportError) {
        let waits = request.mayWait && ["GET", "HEAD"].contains(request.method)
        let latest = clock.now().addingTimeInterval(waits ? Self.patience : 0)
        while true {
            let now = clock.now()
            guard let next = bucket.withLock({ $0.take(waits ? .read : .change, at: now) }) else { return }
            guard next <= latest else {
                var error = TransportError(.paced, "the provider's rate limit leaves no room for it now")
                error.retryAfter = next.timeIntervalSince(now)
                throw error
            }
            do {
                try await clock.sleep(until: next)
            } catch {
                throw TransportError(.notSent, "the call was cancelled")
            }
        }
    }
}
