package import Foundation
import RingdownCore

/// The machine's clock.
package struct SystemClock: WallClock {
    private static let alarms = Alarms()

    package init() {}

    package func now() -> Date { Date() }

    /// Sleeps in steps of at most a minute, so that a clock that was set is noticed.
    package func sleep(until instant: Date) async throws {
        while true {
            let left = instant.timeIntervalSinceNow
            guard left > 0 else { return }
            try await Self.alarms.sleep(seconds: min(left, 60))
        }
    }
}
