import GRDB
package import RingdownCore

extension SQLiteStore {
    /// Bytes that a check writes after the disk has failed: more than most work needs, so that there is room for some.
    private static let roomForWork = 128 << 10

    /// Reads and writes one small row, through to the disk, in the file that the store was opened on.
    ///
    /// After a write that found the disk full or failing, a small row may still fit where no work does; then as much is
    /// written as work needs, until that fits again.
    package func check() async throws(StoreError) {
        guard StoreFile(at: path) == file else {
            throw StoreError(
                .unavailable,
                "\(path) was moved, removed or replaced while in use; put it back, or restart the server."
            )
        }
        if health.hasFailed {
            try await write { db in try db.run("UPDATE probe SET padding = zeroblob(?)", [Self.roomForWork]) }
            health.recover()
        }
        try await write { db in try db.run("UPDATE probe SET writes = writes + 1, padding = NULL", []) }
        _ = try await read { db in try Int.fetchOne(db, sql: "SELECT writes FROM probe") }
    }
}
