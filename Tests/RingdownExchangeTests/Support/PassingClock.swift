import Foundation
import RingdownCore
import RingdownTestKit

/// The exchange's clock as a connector has it: what it waits for has come at once, so that a question that is asked again
/// on a busy machine does not wait for somebody to move the clock.
struct PassingClock: WallClock {
    let inner: ManualClock

    func now() -> Date { inner.now() }
    func sleep(until instant: Date) async throws { if instant > now() { inner.set(to: instant) } }
}
