package import Foundation
import GRDB

/// The exchange's own database: one SQLite file, or memory for tests.
///
/// Objects are documents with the columns that queries need; contacts, attempts and events, of which there may be
/// millions, have tables of their own.
package struct ExchangeStore: Sendable {
    /// The file's name inside the folder.
    package static let fileName = "exchange.db"

    /// Kilobytes of pages that the writing connection keeps in memory.
    private static let cacheSize = 32_768

    let writer: any DatabaseWriter

    /// Opens the store in a folder, making both if need be; `nil` keeps everything in memory.
    ///
    /// Throws `storeUnusable` when the folder cannot be made or the file is no store of an exchange.
    package init(folder: URL?) throws(ExchangeError) {
        do {
            var configuration = Configuration()
            configuration.foreignKeysEnabled = true
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA synchronous = FULL")
            }
            if let folder {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                let file = folder.appending(path: Self.fileName)
                writer = try DatabasePool(path: file.path(percentEncoded: false), configuration: configuration)
            } else {
                writer = try DatabaseQueue(configuration: configuration)
            }
            try ExchangeMigrations.migrator.migrate(writer)
            try writer.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA cache_size = -\(Self.cacheSize)") }
        } catch {
            throw ExchangeError(
                .storeUnusable,
                "the exchange's store in \(folder?.path(percentEncoded: false) ?? "memory") cannot be opened"
                    + " (\(Self.reason(of: error))); check the folder and its permissions"
            )
        }
    }

    /// Reads, from one consistent state.
    func read<Result: Sendable>(
        _ body: @Sendable @escaping (Database) throws -> Result
    ) async throws(ExchangeError) -> Result {
        do {
            // Memory has one connection, so nothing comes between; a guarded read of it sets a pragma, after which
            // every statement is prepared anew.
            if let memory = writer as? DatabaseQueue { return try await memory.unsafeRead(body) }
            return try await writer.read(body)
        } catch {
            throw Self.failure(error)
        }
    }

    /// Changes something, in one transaction.
    func write<Result: Sendable>(
        _ body: @Sendable @escaping (Database) throws -> Result
    ) async throws(ExchangeError) -> Result {
        do {
            return try await writer.write(body)
        } catch {
            throw Self.failure(error)
        }
    }

    /// Lends the only connection that writes; the body makes its own transactions.
    ///
    /// It runs to its end although the caller is cancelled: a caller who hangs up must not cut off calls.
    func exclusive<Result: Sendable>(
        _ body: @Sendable @escaping (Database) throws -> Result
    ) async throws(ExchangeError) -> Result {
        do {
            return try await withCheckedThrowingContinuation { continuation in
                writer.asyncWriteWithoutTransaction { db in
                    continuation.resume(with: Swift.Result { try body(db) })
                }
            }
        } catch {
            throw Self.failure(error)
        }
    }

    /// Closes the store; nothing can be read or written afterwards.
    func close() throws(ExchangeError) {
        do {
            try writer.close()
        } catch {
            throw Self.failure(error)
        }
    }

    /// What the exchange says of an error that came out of the store.
    static func failure(_ error: any Error) -> ExchangeError {
        if let error = error as? ExchangeError { return error }
        return ExchangeError(
            .storeFailed,
            "the exchange's store failed (\(reason(of: error))); check the disk and start the exchange again"
        )
    }

    private static func reason(of error: any Error) -> String {
        if let error = error as? DatabaseError { return error.message ?? "SQLite error \(error.resultCode.rawValue)" }
        return error.localizedDescription
    }
}
