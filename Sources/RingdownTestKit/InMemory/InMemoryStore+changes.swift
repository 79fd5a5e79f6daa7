package import RingdownCore

extension InMemoryStore {
    package func change(_ id: String) async throws(StoreError) -> StoredChange? { try read().change(id) }

    package func change(identity: String) async throws(StoreError) -> StoredChange? {
        let tables = try read()
        return tables.identities[identity].flatMap { tables.change($0) }
    }
}
