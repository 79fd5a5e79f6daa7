import GRDB
import RingdownCore
import Testing

@testable import RingdownSQLite

@Suite("The store's errors")
struct StoreErrorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let make: @Sendable () -> any Error
        let code: StoreError.Code
    }

    static let cases: [Case] = [
        database("a full disk", .SQLITE_FULL, .unavailable),
        database("a read-only file", .SQLITE_READONLY_DBMOVED, .unavailable),
        database("a file that cannot be opened", .SQLITE_CANTOPEN, .unavailable),
        database("a disk that fails to sync", .SQLITE_IOERR_FSYNC, .unavailable),
        database("too little memory", .SQLITE_NOMEM, .unavailable),
        database("a lock held too long", .SQLITE_BUSY_SNAPSHOT, .busy),
        database("a locked table", .SQLITE_LOCKED, .busy),
        database("a damaged file", .SQLITE_CORRUPT_INDEX, .corrupt),
        database("no database", .SQLITE_NOTADB, .corrupt),
        database("a row that stands twice", .SQLITE_CONSTRAINT_UNIQUE, .corrupt),
        database("a closed store", .SQLITE_MISUSE, .unavailable, "Connection is closed"),
        database("anything else", .SQLITE_INTERNAL, .unavailable, "two\nlines"),
        Case(
            testDescription: "a value that cannot be read",
            make: {
                DecodingError.dataCorrupted(DecodingError.Context(codingPath: [], debugDescription: "two\nlines"))
            },
            code: .corrupt
        ),
        Case(testDescription: "the store's own error", make: { StoreError(.tooNew, "too new") }, code: .tooNew),
        Case(testDescription: "an error of another kind", make: { CancellationError() }, code: .unavailable),
    ]

    @Test("An error inside the database becomes one of the store's, in one line", arguments: cases)
    func mapping(_ mapped: Case) {
        let error = StoreError(mapped.make(), at: "ringdown.db")
        #expect(error.code == mapped.code)
        #expect(!error.message.isEmpty && !error.message.contains("\n"), "\(error.message)")
    }

    private static func database(
        _ description: String,
        _ result: ResultCode,
        _ code: StoreError.Code,
        _ message: String? = nil
    ) -> Case {
        let number = result.rawValue
        return Case(
            testDescription: description,
            make: { DatabaseError(resultCode: ResultCode(rawValue: number), message: message) },
            code: code
        )
    }
}
