import GRDB
import RingdownCore

extension StoreError {
    /// What went wrong inside the database, for whoever runs the server.
    init(_ error: any Error, at path: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(error, at: path)
        case is DecodingError, is RowDecodingError:
            self.init(
                .corrupt,
                "A row of \(path) is not what was written: \(Self.line("\(error)")); restore the store from a backup."
            )
        default: self.init(.unavailable, "\(path) was not written: \(Self.line("\(error)")).")
        }
    }

    private init(_ error: DatabaseError, at path: String) {
        let detail = Self.line(error.message ?? "code \(error.extendedResultCode.rawValue)")
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(.unavailable, "The disk that holds \(path) is full; free some space. What was accepted is kept.")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(.unavailable, "\(path) is read-only (\(detail)); let this user write it and its folder.")
        case .SQLITE_CANTOPEN:
            self.init(
                .unavailable,
                "\(path) cannot be opened (\(detail)); check that its folder is there and writable."
            )
        case .SQLITE_IOERR:
            self.init(.unavailable, "The disk failed under \(path) (\(detail)); check its space and its health.")
        case .SQLITE_NOMEM:
            self.init(.unavailable, "The memory did not suffice for \(path); give the server more.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .busy,
                "\(path) has been locked by another program for \(Int(SQLiteStore.patience)) s; end that program."
            )
        case .SQLITE_NOTADB:
            self.init(
                .corrupt,
                "\(path) is not a SQLite database, or its beginning is damaged; restore it from a backup (ringdown "
                    + "restore --from BACKUP --store \(path)), or give another path for the store."
            )
        case .SQLITE_CORRUPT:
            self.init(
                .corrupt,
                "\(path) is damaged (\(detail)); stop the server and restore the store from a backup: "
                    + "ringdown restore --from BACKUP --store \(path)"
            )
        case .SQLITE_CONSTRAINT:
            self.init(.corrupt, "\(path) refused a row (\(detail)); identifiers must be given once only.")
        case .SQLITE_MISUSE where detail.contains("closed"):
            self.init(.unavailable, "\(path) has been closed; the server is shutting down.")
        default: self.init(.unavailable, "\(path) failed: \(detail).")
        }
    }

    /// The text on one line.
    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
