import Foundation
package import RingdownCore

/// A world made from one number: vendors, disks, clocks, callers and persons, and a server that is killed and started
/// again among them.
///
/// One seed is one run, bit for bit: who runs next, what fails and when is chosen by the seed alone. While it runs a
/// witness checks every ``Guarantee``; at the end faults stop, time passes, and nothing may be forgotten.
package struct Simulation: Sendable {
    /// What a test replaces to show that a guarantee's check sees what it should.
    package struct Sabotage: Sendable {
        package var store: @Sendable (any Store) -> any Store = { $0 }
        package var connector: @Sendable (any Connector) -> any Connector = { $0 }
        package var gate = Gate.standard
        /// Whether connectors keep to the vendors' rate limits.
        package var isPaced = true
        /// Whether connectors send nothing that their permit does not cover any more.
        package var keepsToPermits = true

        package init() {}
    }

    /// What came of a run.
    package struct Report: Sendable {
        package var seed: UInt64
        /// The first guarantee that did not hold; `nil` when all of them did.
        package var violation: Violation?
        /// Everything that happened, a line each.
        package var trace: [String]
        package var faults: [Fault: Int]
        /// The places at which a process could be stopped.
        package var boundaries: Int
        package var triggers: [TriggerStatus: Int]
        /// Steps that vendors carried out.
        package var effects: Int
        package var processes: Int

        /// What a person needs to find out what went wrong.
        package func story(lines: Int = 60) -> String {
            guard let violation else { return "seed \(seed): every guarantee held" }
            return """
                seed \(seed) violates: \(violation)
                replay it with SIMULATION_SEED=\(seed); its last lines:
                \(trace.suffix(lines).joined(separator: "\n"))
                """
        }
    }

    private let makeStore: @Sendable () throws -> any Store
    private let makeProgram: @Sendable (SimulatedPorts) -> any SimulatedProgram
    private let sabotage: Sabotage

    /// A simulation of a program over a store, an empty one for each run.
    package init(
        store: @escaping @Sendable () throws -> any Store = { InMemoryStore() },
        sabotage: Sabotage = Sabotage(),
        program: @escaping @Sendable (SimulatedPorts) -> any SimulatedProgram
    ) {
        makeStore = store
        makeProgram = program
        self.sabotage = sabotage
    }

    /// Runs one seed to its end, on the calling thread, which does nothing else meanwhile.
    ///
    /// - Parameter boundary: the boundary, counted from 1, at which the first process is stopped for good, and no other
    ///   process at any; `nil` leaves it to chance.
    package func run(seed: UInt64, stoppingAt boundary: Int? = nil) throws -> Report {
        var chance = SeededGenerator(seed: seed)
        let scenario = Scenario.made(&chance)
        let stage = Stage(scenario, chance, store: sabotage.store(try makeStore()), sabotage, makeProgram)
        stage.boundary = boundary
        stage.play()
        let world = stage.world
        return Report(
            seed: seed,
            violation: world.witness.violation,
            trace: world.trace,
            faults: world.faults,
            boundaries: world.boundaries,
            triggers: world.witness.triggers.values.reduce(into: [:]) { $0[$1.status, default: 0] += 1 },
            effects: world.witness.effects.count,
            processes: stage.processes
        )
    }
}
