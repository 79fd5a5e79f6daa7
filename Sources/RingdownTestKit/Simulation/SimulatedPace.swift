import RingdownCore

/// What one process knows of a vendor's rate limit, as the transport to a real one does.
final class SimulatedPace: @unchecked Sendable {
    // Touched by the simulation's one thread only.
    var bucket = TokenBucket(requestsPerMinute: 300)
}
