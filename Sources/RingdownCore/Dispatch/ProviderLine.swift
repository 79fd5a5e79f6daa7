package import Foundation

/// Whether triggers may go to one provider now: its circuit breaker, and the wait that it asked for.
///
/// ```
///   up ── failures in a row ──► out ── its pause is over ──► probing ── answered ──► up
///                                ▲                              │
///                                └──── failed: a longer pause ──┘
/// ```
/// While it is out nobody is sent there; while it is probed, one trigger is.
package struct ProviderLine: Sendable {
    /// When a provider is given up, and how long for.
    package struct Policy: Sendable {
        /// Failures in a row after which it is out of service.
        package var threshold: Int
        /// Seconds of the first pause; each further one is twice as long.
        package var base: Double
        /// Seconds that a pause is at most.
        package var ceiling: Double
        /// Seconds that a probe may take before another one is sent.
        package var patience: Double
        /// Seconds that others wait while a probe is under way.
        package var poll: Double

        package init(
            threshold: Int = 5,
            base: Double = 10,
            ceiling: Double = 120,
            patience: Double = 60,
            poll: Double = 5
        ) {
            self.threshold = threshold
            self.base = base
            self.ceiling = ceiling
            self.patience = patience
            self.poll = poll
        }
    }

    /// How sending a trigger there ended.
    package enum Outcome: Sendable {
        /// The provider answered, whatever it said.
        case answered
        case failed(ConnectorError)
        /// Nothing was sent that tells.
        case notAsked
    }

    private enum State: Sendable {
        case up(failures: Int)
        case out(Outage, until: Date)
        case probing(Outage, until: Date)
    }

    private struct Outage: Sendable {
        let since: Date
        /// What the failure said that opened it.
        let reason: String
        var pauses = 1
    }

    private let provider: String
    private let policy: Policy
    private var state = State.up(failures: 0)
    private var slow: (until: Date, seconds: Double)?

    /// A line that is up.
    package init(provider: String, policy: Policy) {
        self.provider = provider
        self.policy = policy
    }

    /// Asks to send a trigger there now: `nil` lets it go, and whoever goes says with `ended` how it ended.
    package mutating func ask(at now: Date) -> ProviderWait? {
        bringForward(to: now)
        if let wait = wait(at: now) { return wait }
        switch state {
        case .up: break
        case .out(let outage, _), .probing(let outage, _):
            state = .probing(outage, until: now.addingTimeInterval(policy.patience))
        }
        return nil
    }

    /// What stands in a trigger's way now; `nil` when nothing does.
    package func wait(at now: Date) -> ProviderWait? {
        var wait: ProviderWait?
        if let slow, slow.until > now {
            wait = ProviderWait(.rateLimited, "The provider \(provider) asks to slow down.", until: slow.until)
        }
        switch state {
        case .out(let outage, let until) where until > now:
            return self.wait(outage, until: max(until, wait?.until ?? until))
        case .probing(let outage, let until) where until > now:
            return self.wait(outage, until: min(until, now.addingTimeInterval(policy.poll)))
        case .up, .out, .probing: return wait
        }
    }

    /// A trigger's sending ended; gives what it waits for when that is the provider's fault and not its own.
    package mutating func ended(_ outcome: Outcome, at now: Date) -> ProviderWait? {
        switch outcome {
        case .answered: state = .up(failures: 0)
        case .notAsked: released(at: now)
        case .failed(let error):
            switch error.code {
            case .rateLimited: slowDown(error, at: now)
            case .unavailable, .noAnswer: failed(error, at: now)
            case .refused, .notFound, .ambiguous, .invalid: state = .up(failures: 0)
            case .misconfigured, .notPermitted: released(at: now)
            }
            return wait(at: now)
        }
        return nil
    }

    private mutating func failed(_ error: ConnectorError, at now: Date) {
        switch state {
        case .up(let failures) where failures + 1 < policy.threshold: state = .up(failures: failures + 1)
        case .up:
            let outage = Outage(since: now, reason: error.message)
            state = .out(outage, until: now.addingTimeInterval(policy.base))
        case .out: break
        case .probing(var outage, _):
            let pause = min(policy.ceiling, policy.base * Double(1 << min(outage.pauses, 30)))
            outage.pauses += 1
            state = .out(outage, until: now.addingTimeInterval(pause))
        }
    }

    private mutating func slowDown(_ error: ConnectorError, at now: Date) {
        let seconds = error.retryAfter ?? policy.poll
        let until = now.addingTimeInterval(seconds)
        if until > slow?.until ?? .distantPast { slow = (until, seconds) }
        // It answered: it is busy, and not out.
        state = .up(failures: 0)
    }

    /// Lets another one probe.
    private mutating func released(at now: Date) {
        if case .probing(let outage, _) = state { state = .out(outage, until: now) }
    }

    private func wait(_ outage: Outage, until: Date) -> ProviderWait {
        ProviderWait(
            .outOfService,
            "The provider \(provider) is out of service since \(outage.since.iso8601): \(outage.reason)",
            until: until
        )
    }

    /// Lets no wait be longer than it was when it began: a clock that was set back would make it so.
    private mutating func bringForward(to now: Date) {
        if let asked = slow { slow = (min(asked.until, now.addingTimeInterval(asked.seconds)), asked.seconds) }
        switch state {
        case .up: break
        case .out(let outage, let until):
            state = .out(outage, until: min(until, now.addingTimeInterval(policy.ceiling)))
        case .probing(let outage, let until):
            state = .probing(outage, until: min(until, now.addingTimeInterval(policy.patience)))
        }
    }
}
