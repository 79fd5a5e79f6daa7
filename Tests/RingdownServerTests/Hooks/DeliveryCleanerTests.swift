import Foundation
import Logging
import RingdownCore
import RingdownEngine
import RingdownServer
import RingdownTestKit
import Testing

@Suite("Removing old deliveries", .timeLimit(.minutes(1)))
struct DeliveryCleanerTests {
    @Test("What is done and older than thirty days is removed, and nothing else")
    func clean() async throws {
        let store = InMemoryStore()
        let clock = ManualClock()
        let engine = Engine(
            store: store,
            book: RuleBook(rules: RuleSet([]), contactLists: [], windows: [:]),
            connectors: [:],
            clock: clock,
            ids: SequentialIDs(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            digest: { _ in "digest" }
        )
        let month = DeliveryCleaner.age
        for place in 0..<1200 {
            _ = try await store.add(
                HookDelivery(
                    id: "old-\(place)",
                    source: "prod",
                    key: "old-\(place)",
                    receivedAt: clock.now().addingTimeInterval(-month - 1)
                )
            )
        }
        let due = clock.now()
        for (id, age, dueAt) in [("open", month * 2, due), ("young", month - 1, nil)] as [(String, Double, Date?)] {
            _ = try await store.add(
                HookDelivery(
                    id: id,
                    source: "prod",
                    key: id,
                    receivedAt: clock.now().addingTimeInterval(-age),
                    dueAt: dueAt
                )
            )
        }
        let cleaner = DeliveryCleaner(engine, deliveries: store)
        #expect(try await cleaner.clean() == 1200)
        #expect(try store.deliveries.map(\.id) == ["open", "young"])
        #expect(try await cleaner.clean() == 0)
    }
}
