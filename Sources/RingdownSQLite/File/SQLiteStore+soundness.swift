import GRDB
import RingdownCore

extension SQLiteStore {
    /// Looks through a database for damage: torn pages and rows that are out of their place.
    ///
    /// - Parameter thoroughly: whether indexes are compared with their tables and references are followed as well, which
    ///   takes several times as long.
    static func expectSound(_ db: Database, at path: String, thoroughly: Bool) throws {
        let found =
            try String.fetchOne(db, sql: thoroughly ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)") ?? "ok"
        guard found == "ok" else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: found) }
        guard thoroughly else { return }
        do {
            try db.checkForeignKeys()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a row refers to one that is gone")
        }
    }
}
