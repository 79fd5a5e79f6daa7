import Foundation
import Logging
package import RingdownCore
package import RingdownEngine
import ServiceLifecycle

/// Removes old deliveries with which nothing is left to do; until then they are recognised when they come again.
package struct DeliveryCleaner: Service {
    /// Seconds that a delivery is kept: 30 days.
    package static let age = 30 * 86_400.0
    /// Deliveries that are removed in one transaction.
    static let batch = 500
    /// Transactions of one pass at most.
    static let batches = 100
    /// Seconds between two passes.
    static let interval = 3600.0

    private let engine: Engine
    private let deliveries: any DeliveryStore

    package init(_ engine: Engine, deliveries: any DeliveryStore) {
        self.engine = engine
        self.deliveries = deliveries
    }

    /// Cleans now and then until shutdown.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do throws(StoreError) {
                    try await clean()
                } catch {
                    engine.logger.error(
                        "Old deliveries could not be removed",
                        metadata: ["code": "\(error.code.rawValue)", "reason": "\(error.message)"]
                    )
                }
                try? await engine.clock.sleep(until: engine.clock.now().addingTimeInterval(Self.interval))
            }
        }
    }

    /// Makes one pass; says how many deliveries were removed.
    @discardableResult
    package func clean() async throws(StoreError) -> Int {
        let end = engine.clock.now().addingTimeInterval(-Self.age)
        var removed = 0
        for _ in 0..<Self.batches {
            let count = try await deliveries.removeDeliveries(receivedBefore: end, limit: Self.batch)
            removed += count
            if count < Self.batch { break }
        }
        return removed
    }
}
