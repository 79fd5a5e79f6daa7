import Foundation
import RingdownCore

/// The clock that a process sees: the world's time, off by whatever it was set to.
struct SimulatedClock: WallClock {
    let world: SimulatedWorld
    let process: SimulatedProcess

    func now() -> Date { world.readClock() }

    func sleep(until instant: Date) async throws {
        await world.sleep(until: instant, process)
        try Task.checkCancellation()
    }
}
