import RingdownSQLite
import RingdownTestKit
import Testing

@Suite("The store's contract", .timeLimit(.minutes(2)))
struct StoreContractTests {
    @Test("SQLite keeps every promise of a store", arguments: StoreContract.promises)
    func sqlite(promise: StorePromise) async throws {
        try await withFolder { folder in
            try await SQLiteStore.withStore(at: folder.store) { store in try await promise.verify(store) }
        }
    }

    @Test("Memory keeps every promise of a store", arguments: StoreContract.promises)
    func memory(promise: StorePromise) async throws {
        try await promise.verify(InMemoryStore())
    }

    @Test("No two promises read alike")
    func promisesDiffer() {
        let sentences = StoreContract.promises.map(\.description)
        #expect(Set(sentences).count == sentences.count)
    }
}
