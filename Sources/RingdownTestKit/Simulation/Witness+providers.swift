import Foundation
import RingdownCore

/// What providers ask for, and how they fail: seen from the calls, not from what the engine makes of them.
extension Witness {
    /// What is known of the providers since the process started.
    struct Providers {
        /// Until which second each asked to wait.
        var waits: [String: Double] = [:]
        /// Dispatches in a row that failed because a provider did not answer.
        var failures: [String: Int] = [:]
        /// How many had failed in a row when the last one of a list or connection did; 0 when it did not fail.
        var failuresOfLane: [String: Int] = [:]
    }

    /// Failures in a row that say to anybody that a provider is out: more than the simulated program needs.
    private static let outage = 5

    /// A process started: what another one learned is not known to it.
    func started() { providers = Providers() }

    /// The clock was set: waits that are measured by it may seem over.
    func clockWasSet() { providers.waits = [:] }

    /// A provider asked to wait, and the process was told.
    func asksToWait(_ provider: String, _ seconds: Double, _ world: SimulatedWorld) {
        providers.waits[provider] = max(providers.waits[provider] ?? 0, world.elapsed + seconds)
    }

    /// Something is asked of a provider.
    func asks(_ provider: String, _ world: SimulatedWorld) {
        guard let until = providers.waits[provider], world.elapsed < until - 0.001 else { return }
        violate(.heeded, "\(provider) was asked \(until - world.elapsed) s before it wanted to be.", world)
    }

    /// A dispatch ended, or was broken off by an error.
    func ended(_ provider: String, _ lane: String, _ error: ConnectorError?) {
        switch error?.code {
        case .unavailable, .noAnswer:
            providers.failures[provider, default: 0] += 1
            providers.failuresOfLane[lane] = providers.failures[provider]
        case .misconfigured, .notPermitted: break
        case nil, .rateLimited, .refused, .notFound, .ambiguous, .invalid:
            providers.failures[provider] = 0
            providers.failuresOfLane[lane] = 0
        }
    }

    /// A trigger became a dead letter.
    func gaveUp(_ trigger: Trigger, _ world: SimulatedWorld) {
        let failures = providers.failuresOfLane[trigger.order.lane] ?? 0
        guard failures > Self.outage else { return }
        violate(.spared, "\(trigger.id) failed as the provider's failure number \(failures) in a row.", world)
    }
}
