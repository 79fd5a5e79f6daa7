import RingdownCore

/// A request whose answer is awaited: the first that ends it decides.
final class SimulatedCall: @unchecked Sendable {
    // Touched by the simulation's one thread only.
    let id: Int
    private(set) var answer: Result<Void, ConnectorError>?

    init(id: Int) { self.id = id }

    func end(_ answer: Result<Void, ConnectorError>, _ world: SimulatedWorld) {
        guard self.answer == nil else { return }
        self.answer = answer
        world.wake(id)
    }
}
