import Foundation
import RingdownConnectors

/// A vendor whose every answer takes the same time.
struct SlowVendor: HTTPTransport {
    let inner: ScriptedVendor
    let clock: SetClock
    /// Seconds of each answer.
    let pace: TimeInterval

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        clock.advance(pace)
        return try await inner.send(request)
    }
}
