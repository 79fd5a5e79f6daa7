import Foundation
import Logging
package import RingdownCore
package import RingdownEngine
import RingdownTerraform
import ServiceLifecycle
import Synchronization

/// Works through signed deliveries: fetches the documents of a run and takes their changes in, and answers run tasks.
///
/// It may be interrupted anywhere: what is done again is recognised by the changes' identities, for which a delivery
/// remembers the state version that it was joined with.
package struct HookWorker: Service {
    /// Deliveries that are worked on at the same time.
    private static let batch = 8
    /// Seconds to wait before the store is asked again after it failed.
    private static let storePause = 1.0
    /// How a document that is not there is asked for again: for about an hour.
    private static let retries = RetryPolicy(attempts: 14, base: 2, ceiling: 600)

    let engine: Engine
    let hooks: Hooks
    let intake: Intake

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
        let underWay = DeliveriesUnderWay()
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled, !Task.isShuttingDownGracefully {
                let seen = hooks.bell.rings
                let busy = underWay.ids
                // Where no more can be begun nothing is looked for; the end of one that is under way rings.
                guard busy.count < Self.batch else {
                    await hooks.bell.rung(since: seen)
                    continue
                }
                do throws(StoreError) {
                    let limit = Self.batch + busy.count
                    let waiting = try await hooks.deliveries.dueDeliveries(at: .distantFuture, limit: limit)
                        .filter { !busy.contains($0.id) }
                    let due = waiting.filter { $0.isDue(at: engine.clock.now()) }.prefix(Self.batch - busy.count)
                    for delivery in due {
                        underWay.begin(delivery.id)
                        group.addTask {
                            await attend(to: delivery)
                            underWay.end(delivery.id)
                            hooks.bell.ring()
                        }
                    }
                    guard due.isEmpty else { continue }
                    await hooks.bell.rung(since: seen, or: waiting.first?.dueAt, clock: engine.clock)
                } catch {
                    await pause(after: error)
                }
            }
        }
    }

    private func attend(to delivery: HookDelivery) async {
        do throws(StoreError) { try await work(on: delivery) } catch { await pause(after: error) }
    }

    private func pause(after error: StoreError) async {
        engine.logger.error(
            "The store failed",
            metadata: ["code": "\(error.code.rawValue)", "reason": "\(error.message)"]
        )
        try? await engine.clock.sleep(until: engine.clock.now().addingTimeInterval(Self.storePause))
    }

    /// Works on one delivery once.
    package func work(on delivery: HookDelivery) async throws(StoreError) {
        var delivery = delivery
        delivery.attempts += 1
        if case .runTask(let service, let failOn)? = hooks.sources[delivery.source]?.kind {
            return try await answer(&delivery, through: service, failOn: failOn)
        }
        let outcome: Result<Findings, HookFailure>
        do throws(HookFailure) {
            outcome = .success(try await findings(of: &delivery))
        } catch {
            outcome = .failure(error)
        }
        switch outcome {
        case .success(let found):
            _ = try await intake.take(found.changes, others: found.secrets)
            if let remark = found.remark { try await engine.store.record(remark) }
            delivery.finish()
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
    func giveUp(_ delivery: inout HookDelivery, _ reason: String) async throws(StoreError) {
        delivery.finish()
        engine.logger.error(
            "A delivery came to nothing",
            metadata: ["source": "\(delivery.source)", "delivery": "\(delivery.id)", "reason": "\(reason)"]
        )
        try await engine.store.record(
            Decision(
                id: engine.ids.next(),
                at: engine.clock.now(),
                kind: .failed,
                sentence: "A delivery of the source \(delivery.source) came to nothing: \(reason)",
                findings: [
                    Decision.Finding("delivery", delivery.key, "It was taken in at \(delivery.receivedAt.iso8601)."),
                    Decision.Finding("attempts", String(delivery.attempts), reason),
                ],
                correlationID: delivery.id
            )
        )
    }
}

/// Which deliveries are worked on now.
private final class DeliveriesUnderWay: Sendable {
    private let stored = Mutex<Set<String>>([])

    var ids: Set<String> { stored.withLock { $0 } }

    func begin(_ id: String) { stored.withLock { _ = $0.insert(id) } }

    func end(_ id: String) { stored.withLock { _ = $0.remove(id) } }
}

extension HookDelivery {
    /// Where a sealed token stands in the content.
    static let tokenMember = "token"

    /// Whether something is to be done at an instant.
    fileprivate func isDue(at now: Date) -> Bool { dueAt.map { $0 <= now } ?? false }

    /// Notes that nothing is left to do, and forgets what only doing it needed.
    mutating func finish() {
        dueAt = nil
        if var members = content.object, members.removeValue(forKey: Self.tokenMember) != nil {
            content = .object(members)
        }
    }
}
