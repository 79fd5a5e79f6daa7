import Foundation
package import RingdownCore
import ServiceLifecycle

/// Watches what was accepted until the vendor shows that it was dialed: accepted is not dialed.
package struct Watcher: Service {
    private let engine: Engine

    package init(_ engine: Engine) { self.engine = engine }

    /// Runs until shutdown.
    package func run() async throws {
        await DueLoop(engine: engine, statuses: [.accepted, .dialing]).run { id throws(StoreError) in
            try await watch(id)
        }
    }

    /// Looks once at what the vendor shows of one trigger.
    package func watch(_ id: String) async throws(StoreError) {
        guard let trigger = try await engine.store.trigger(id), let plan = trigger.intent?.plan else { return }
        let shown: Result<DialProgress, ConnectorError>
        if let connector = engine.connectors[trigger.order.provider] {
            shown = await engine.outcome(of: "progress", at: trigger.order.provider) { () throws(ConnectorError) in
                try await connector.progress(of: plan)
            }
        } else {
            shown = .failure(
                ConnectorError(.misconfigured, "The provider \(trigger.order.provider) is no longer configured.")
            )
        }
        let now = engine.clock.now()
        let next = now.addingTimeInterval(interval(for: trigger, shown, at: now))
        let decisionID = engine.ids.next()
        let move = try await engine.store.move(id, at: now) { trigger, _ in
            switch shown {
            case .success(let progress): trigger.observed(progress, next: next, at: now, decisionID: decisionID)
            case .failure(let error): trigger.observationFailed(error, next: next, at: now)
            }
        }
        if let move {
            Meters.moved(move)
            engine.bell.ring(for: [move.trigger.status])
        }
    }

    /// Seconds until the next look: short while the picture changes, longer the longer it has stayed the same.
    private func interval(
        for trigger: Trigger,
        _ shown: Result<DialProgress, ConnectorError>,
        at now: Date
    ) -> Double {
        let settings = engine.settings
        if case .failure(let error) = shown {
            return max(settings.watchInterval, error.retryAfter ?? settings.watchCeiling)
        }
        guard case .success(let progress) = shown, progress == trigger.progress else { return settings.watchInterval }
        let since = trigger.receipt.map { now.timeIntervalSince($0.at) } ?? 0
        return min(settings.watchCeiling, max(settings.watchInterval, since / 10))
    }
}
