import RingdownCore

/// Identifiers that count up over all processes of a world.
final class SimulatedIDs: IDSource, @unchecked Sendable {
    // Touched by the simulation's one thread, and by the store's while that one waits for it.
    private var last = 0

    func next() -> String {
        last += 1
        return "id-\(last)"
    }
}
