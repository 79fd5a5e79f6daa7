import RingdownCore
import RingdownTestKit
import Testing

@Suite("The in-memory store", .timeLimit(.minutes(5)))
struct InMemoryStoreTests {
    @Test("It fails as told until told otherwise, and keeps what it had")
    func failing() async throws {
        let store = InMemoryStore()
        _ = try await store.add(Sample.trigger("t1"), decision: Sample.decision("d1"))
        let full = StoreError(.unavailable, "The disk is full.")
        store.fail(with: full)
        await #expect(throws: full) { try await store.check() }
        await #expect(throws: full) { _ = try await store.trigger("t1") }
        await #expect(throws: full) { try await store.record(Sample.decision("d2")) }
        store.fail(with: nil)
        #expect(try await store.trigger("t1") == Sample.trigger("t1"))
        #expect(try await store.decision("d2") == nil)
    }
}
