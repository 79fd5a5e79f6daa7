package import RingdownCore

extension InMemoryStore {
    package func change(_ id: String) async throws(StoreError) -> StoredChange? { try read().change(id) }
}
