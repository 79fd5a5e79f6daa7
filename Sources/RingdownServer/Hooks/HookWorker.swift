import Foundation
import Logging
package import RingdownCore
package import RingdownEngine
import RingdownTerraform
import ServiceLifecycle

/// Works through what notifications asked for: fetches the documents of a run and takes their changes in.
///
/// It may be interrupted anywhere: what is done again is recognised by the changes' identities, for which a delivery
/// remembers the state version that it was joined with.
package struct HookWorker: Service {
    /// Deliveries that are fetched at a time.
    private static let batch = 16
    /// Seconds to wait before the store is asked again after it failed.
    private static let storePause = 1.0
    /// How a document that is not there is asked for again: for about an hour.
    private static let retries = RetryPolicy(attempts: 14, base: 2, ceiling: 600)

    let engine: Engine
    let hooks: Hooks
    private let intake: Intake

    package init(_ engine: Engine, hooks: Hooks) {
        self.engine = engine
        self.hooks = hooks
        intake = Intake(engine)
    }

    /// Runs until shutdown; a delivery that has begun is finished.
    package func run() async throws {
        await withGracefulShutdownHandler {
            await loop()
        } onGracefulShutdown: {
            hooks.bell.ring()
        }
    }

    private func loop() async {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            let seen = hooks.bell.rings
            do throws(StoreError) {
                let due = try await hooks.deliveries.dueDeliveries(at: engine.clock.now(), limit: Self.batch)
                guard due.isEmpty else {
                    for delivery in due { try await work(on: delivery) }
                    continue
                }
                let next = try await hooks.deliveries.nextDueDelivery()
                await hooks.bell.rung(since: seen, or: next, clock: engine.clock)
            } catch {
                engine.logger.error(
                    "The store failed",
                    metadata: ["code": "\(error.code.rawValue)", "reason": "\(error.message)"]
                )
                try? await engine.clock.sleep(until: engine.clock.now().addingTimeInterval(Self.storePause))
            }
        }
    }

    /// Works on one delivery once.
    package func work(on delivery: HookDelivery) async throws(StoreError) {
        var delivery = delivery
        delivery.attempts += 1
        let outcome: Result<Findings, HookFailure>
        do throws(HookFailure) {
            outcome = .success(try await findings(of: &delivery))
        } catch {
            outcome = .failure(error)
        }
        switch outcome {
        case .success(let found):
            _ = try await intake.take(found.changes, others: found.secrets)
            delivery.dueAt = nil
        case .failure(.store(let error)): throw error
        case .failure(.documents(let error)):
            let jitter = Double.random(in: 0..<1)
            let wait = Self.retries.delay(after: delivery.attempts, retryAfter: error.retryAfter, jitter: jitter)
            if error.isPassing, let wait {
                delivery.dueAt = engine.clock.now().addingTimeInterval(wait)
            } else {
                try await giveUp(&delivery, error.message)
            }
        case .failure(.unusable(let reason)): try await giveUp(&delivery, reason)
        }
        try await hooks.deliveries.update(delivery)
    }

    /// Records that nothing will follow from a delivery, and why.
    private func giveUp(_ delivery: inout HookDelivery, _ reason: String) async throws(StoreError) {
        delivery.dueAt = nil
        engine.logger.error(
            "A notification came to nothing",
            metadata: ["source": "\(delivery.source)", "delivery": "\(delivery.id)", "reason": "\(reason)"]
        )
        try await engine.store.record(
            Decision(
                id: engine.ids.next(),
                at: engine.clock.now(),
                kind: .failed,
                sentence: "A notification of the source \(delivery.source) came to nothing: \(reason)",
                findings: [
                    Decision.Finding("delivery", delivery.key, "It was taken in at \(delivery.receivedAt.iso8601)."),
                    Decision.Finding("attempts", String(delivery.attempts), reason),
                ],
                correlationID: delivery.id
            )
        )
    }
}
