package import RingdownCore

/// What a simulation needs of the program that it tests: its services, and what callers and persons may ask of it.
package protocol SimulatedProgram: Sendable {
    /// What runs until it is cancelled; one that throws ends the process.
    var services: [@Sendable () async throws -> Void] { get }

    /// Takes changes in.
    func take(_ changes: [Change]) async throws(StoreError) -> [IntakeResult]

    /// Asks for a trigger.
    func add(_ request: SimulatedRequest) async throws(StoreError) -> AddedTrigger

    /// Gives an order about a trigger; says whether it applied.
    func carryOut(_ order: SimulatedOrder, on triggerID: String) async throws(StoreError) -> Bool

    /// Sends dead letters again, all of them that are found; says how many.
    func redrive() async throws(StoreError) -> Int

    /// Throws or releases a kill switch.
    func set(_ killSwitch: KillSwitch, isOn: Bool) async throws(StoreError)
}
