import GRDB
package import RingdownCore

/// A store's file, read beside whatever server uses it; nothing in it is changed.
package struct StoreReading: Sendable {
    /// The file, as the caller named it.
    package let path: String
    let queue: DatabaseQueue

    /// Lends the file and closes it afterwards, whatever happens.
    ///
    /// - Throws: `unavailable` when there is no such file; `corrupt` when it is no store; `tooNew` when a newer version
    ///   wrote it.
    package static func with<Result>(
        _ path: String,
        _ body: (StoreReading) throws -> Result
    ) throws(StoreError) -> Result {
        do {
            guard StoreFile(at: path) != nil else {
                throw StoreError(.unavailable, "There is no store \(path); give its path with --store or --config.")
            }
            let reading = StoreReading(path: path, queue: try DatabaseQueue(path: path, configuration: configuration))
            defer { try? reading.queue.close() }
            try SQLiteStore.inspect(reading.queue, at: path)
            return try body(reading)
        } catch {
            throw StoreError(error, at: path)
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "ringdown-reading"
        configuration.readonly = true
        configuration.busyMode = .timeout(SQLiteStore.patience)
        return configuration
    }
}
