/// What goes wrong under the store.
final class SimulatedDisk: @unchecked Sendable {
    // Touched by the simulation's one thread only.
    /// How likely a write fails, from 0 to 1.
    let faultiness: Double
    /// Until which second the disk is full.
    var fullUntil = 0.0

    init(faultiness: Double) { self.faultiness = faultiness }

    /// What happens to the next write; `nil` for nothing.
    func fault(_ world: SimulatedWorld) -> Fault? {
        guard !world.isCalm else { return nil }
        if world.elapsed < fullUntil { return .diskFull }
        guard world.chance.happens(faultiness) else { return nil }
        return world.chance.one(of: [.lostBeforeCommit, .lostAfterCommit, .busy])
    }
}
