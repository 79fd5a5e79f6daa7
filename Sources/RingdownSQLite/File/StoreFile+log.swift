import GRDB

extension StoreFile {
    /// Folds the write-ahead log of a database into its file and takes the log away, unless somebody else has it open.
    ///
    /// A damaged database keeps its log, and so does one whose disk is full.
    static func foldLog(of path: String) {
        guard StoreFile(at: path + "-wal") != nil, let queue = try? DatabaseQueue(path: path) else { return }
        _ = try? queue.writeWithoutTransaction { db in
            try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        // Whoever closes last takes it away.
        try? queue.close()
    }
}
