import GRDB
package import RingdownCore

extension SQLiteStore {
    /// Reads and writes one small row, through to the disk, in the file that the store was opened on.
    package func check() async throws(StoreError) {
        guard StoreFile(at: path) == file else {
            throw StoreError(
                .unavailable,
                "\(path) was moved, removed or replaced while in use; put it back, or restart the server."
            )
        }
        try await write { db in try db.run("UPDATE probe SET writes = writes + 1", []) }
        _ = try await read { db in try Int.fetchOne(db, sql: "SELECT writes FROM probe") }
    }
}
