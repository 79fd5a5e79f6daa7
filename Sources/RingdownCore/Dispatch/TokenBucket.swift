package import Foundation

/// How many requests one provider is sent: what it documents at first, less after it answered 429, none while it asks
/// to wait.
///
/// A request takes a token; tokens come back at the rate that was learned. A 429 halves the rate once for each wait,
/// and every minute without one gives back a tenth of what is documented.
package struct TokenBucket: Sendable {
    /// What a request does at the provider.
    package enum Use: Sendable {
        /// It reads, so it may come later: the last quarter of the tokens is not for it.
        case read
        /// It changes something, or hurries because a permit runs out.
        case change
    }

    /// The part of a minute's requests that may be sent at once.
    private static let burst = 0.2
    /// The part of the documented rate that is left at least, however often the provider answers 429.
    private static let floor = 0.05
    /// The part of the documented rate that a minute without a 429 gives back.
    private static let recovery = 0.1
    /// Seconds to wait after a 429 that does not say how long.
    private static let pause = 5.0

    private let documented: Double
    private var tokens: Double
    /// When the tokens were counted last; `nil` before the first request.
    private var countedAt: Date?
    /// What the last 429 left of the rate, and when.
    private var lowered: (rate: Double, at: Date)?
    /// The wait that the provider asked for.
    private var wait: (until: Date, seconds: Double)?

    /// A full bucket.
    ///
    /// - Parameter requestsPerMinute: what the provider documents; at least 1.
    package init(requestsPerMinute: Int) {
        documented = Double(max(1, requestsPerMinute))
        tokens = Self.capacity(documented)
    }

    /// Requests that it allows in a minute, as far as was learned.
    package func requestsPerMinute(at now: Date) -> Double {
        guard let lowered else { return documented }
        let minutes = max(0, now.timeIntervalSince(lowered.at)) / 60
        return min(documented, lowered.rate + minutes * documented * Self.recovery)
    }

    /// Tokens that are there now; none while the provider asks to wait.
    package func tokens(at now: Date) -> Double {
        if let wait, min(wait.until, now.addingTimeInterval(wait.seconds)) > now { return 0 }
        var bucket = self
        bucket.refill(at: now)
        return bucket.tokens
    }

    /// Takes a token; without one, gives the instant at which to ask again.
    package mutating func take(_ use: Use, at now: Date) -> Date? {
        if let asked = wait {
            // A clock that was set back makes no wait longer than it was asked for.
            let until = min(asked.until, now.addingTimeInterval(asked.seconds))
            wait = until > now ? (until, asked.seconds) : nil
            if until > now { return until }
        }
        refill(at: now)
        let needed = use == .change ? 1 : 1 + Self.capacity(documented) / 4
        guard tokens < needed else {
            tokens -= 1
            return nil
        }
        // At least a millisecond, so that rounding never gives an instant at which there is no token yet.
        return now.addingTimeInterval(max(0.001, (needed - tokens) * 60 / requestsPerMinute(at: now)))
    }

    /// The provider answered 429.
    ///
    /// - Parameter retryAfter: the seconds that it asked to wait; `nil` when it did not say.
    package mutating func limited(retryAfter: Double?, at now: Date) {
        let seconds = retryAfter ?? Self.pause
        let until = now.addingTimeInterval(seconds)
        // Requests that were under way together are told together: that is one lesson.
        if wait == nil {
            lowered = (max(documented * Self.floor, requestsPerMinute(at: now) / 2), now)
        }
        tokens = 0
        countedAt = now
        if until > wait?.until ?? .distantPast { wait = (until, seconds) }
    }

    private mutating func refill(at now: Date) {
        let seconds = max(0, now.timeIntervalSince(countedAt ?? now))
        tokens = min(Self.capacity(documented), tokens + seconds * requestsPerMinute(at: now) / 60)
        countedAt = now
    }

    private static func capacity(_ requestsPerMinute: Double) -> Double { max(4, requestsPerMinute * burst) }
}
