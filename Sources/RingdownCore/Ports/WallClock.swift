package import Foundation

/// The time of day, and waiting for a time: what services take instead of asking the machine.
package protocol WallClock: Sendable {
    /// The present instant.
    func now() -> Date
    /// Returns when the instant has come, at once when it has passed; throws `CancellationError` when cancelled.
    func sleep(until instant: Date) async throws
}
