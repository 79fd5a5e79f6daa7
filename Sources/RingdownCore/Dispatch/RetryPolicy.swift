/// How often and how soon a dispatch that certainly did not happen is begun again.
package struct RetryPolicy: Sendable {
    /// Dispatches that are begun at most, the first included.
    package var attempts: Int
    /// Seconds before the second one; each further wait is twice as long.
    package var base: Double
    /// Seconds that a wait is at most.
    package var ceiling: Double

    /// Seconds after a lost answer before the vendor is read back, so that what is still under way there can show.
    package var settle: Double

    package init(attempts: Int = 8, base: Double = 1, ceiling: Double = 300, settle: Double = 5) {
        self.settle = settle
        self.attempts = attempts
        self.base = base
        self.ceiling = ceiling
    }

    /// Seconds to wait after the given number of attempts, `nil` when they are used up.
    ///
    /// - Parameters:
    ///   - attempts: how many were begun, at least 1.
    ///   - retryAfter: what the vendor asked for in seconds; never undercut.
    ///   - jitter: a number from 0 to 1 that spreads simultaneous retries over half of the wait.
    package func delay(after attempts: Int, retryAfter: Double?, jitter: Double) -> Double? {
        guard attempts < self.attempts else { return nil }
        let doubled = min(ceiling, base * Double(1 << min(attempts - 1, 30)))
        return max(retryAfter ?? 0, doubled * (1 - jitter / 2))
    }
}
