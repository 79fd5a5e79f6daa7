package import RingdownCore

/// What a process is given instead of the real world.
package struct SimulatedPorts: Sendable {
    package var store: any Store
    package var connectors: [String: any Connector]
    package var clock: any WallClock
    package var ids: any IDSource
    package var book: RuleBook
    package var gate: Gate
    /// A number from 0 to 1 that spreads repeats.
    package var jitter: @Sendable () -> Double
}
