import Foundation
package import RingdownCore
import ServiceLifecycle

/// Finds out about triggers whose answer never came, by reading the vendor back; it never repeats a call.
package struct Reconciler: Service {
    private let engine: Engine

    package init(_ engine: Engine) { self.engine = engine }

    /// Runs until shutdown.
    package func run() async throws {
        await DueLoop(engine: engine, statuses: [.inDoubt]).run { id throws(StoreError) in
            try await reconcile(id)
        }
    }

    /// Reads the vendor back about one trigger.
    package func reconcile(_ id: String) async throws(StoreError) {
        guard let trigger = try await engine.store.trigger(id), let intent = trigger.intent else { return }
        let found: Result<Reconciliation, ConnectorError>
        if let connector = engine.connectors[trigger.order.provider] {
            found = await engine.outcome(of: "reconcile", at: trigger.order.provider) { () throws(ConnectorError) in
                try await connector.reconcile(intent)
            }
        } else {
            found = .failure(
                ConnectorError(.misconfigured, "The provider \(trigger.order.provider) is no longer configured.")
            )
        }
        let now = engine.clock.now()
        var interval = engine.settings.reconcileInterval
        if case .failure(let error) = found { interval = max(interval, error.retryAfter ?? 0) }
        let next = now.addingTimeInterval(interval)
        let decisionID = engine.ids.next()
        let move = try await engine.store.move(id, at: now) { trigger, _ in
            switch found {
            case .success(let finding): trigger.reconciled(finding, at: now, decisionID: decisionID)
            case .failure(let error): trigger.reconcileFailed(error, next: next, at: now)
            }
        }
        if let move { Meters.moved(move) }
        engine.bell.ring()
    }
}
