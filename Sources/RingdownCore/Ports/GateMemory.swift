package import Foundation

/// What the store remembers for the gate.
package struct GateMemory: Sendable {
    /// When triggers with the same limit key were dispatched, within the trigger's own limit period.
    package var recentDispatches: [Date]
    /// The kill switches that are on.
    package var killSwitches: [KillSwitch]

    package init(recentDispatches: [Date], killSwitches: [KillSwitch]) {
        self.recentDispatches = recentDispatches
        self.killSwitches = killSwitches
    }
}
