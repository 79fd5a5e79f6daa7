import GRDB
package import RingdownCore

extension SQLiteStore {
    package func change(_ id: String) async throws(StoreError) -> StoredChange? {
        try await read { db in try db.change(.changeByID, id) }
    }

    package func change(identity: String) async throws(StoreError) -> StoredChange? {
        try await read { db in try db.change(.changeByIdentity, identity) }
    }
}
