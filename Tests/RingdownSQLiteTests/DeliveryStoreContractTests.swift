import RingdownSQLite
import RingdownTestKit
import Testing

@Suite("The contract of a store of deliveries", .timeLimit(.minutes(1)))
struct DeliveryStoreContractTests {
    @Test("SQLite keeps every promise", arguments: DeliveryStoreContract.promises)
    func sqlite(promise: DeliveryPromise) async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in try await promise.verify(store) }
        }
    }

    @Test("Memory keeps every promise", arguments: DeliveryStoreContract.promises)
    func memory(promise: DeliveryPromise) async throws {
        try await promise.verify(InMemoryStore())
    }
}
