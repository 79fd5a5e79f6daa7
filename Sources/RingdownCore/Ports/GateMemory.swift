package import Foundation

/// What the store remembers for the gate.
package struct GateMemory: Hashable, Sendable {
    /// When triggers with the same limit key were dispatched, within the trigger's own limit period.
    package var recentDispatches: [Date]
    /// The kill switches that are on.
    package var killSwitches: [KillSwitch]
    /// The trigger of the same contact list or personal connection that was asked for before and goes first; `nil`
    /// when it is this one's turn.
    package var earlier: String?

    /// Without arguments: nothing that could keep a trigger from going out.
    package init(recentDispatches: [Date] = [], killSwitches: [KillSwitch] = [], earlier: String? = nil) {
        self.recentDispatches = recentDispatches
        self.killSwitches = killSwitches
        self.earlier = earlier
    }
}

/// A trigger that the gate is asked about, and what the store remembers for that.
package struct GateCandidate: Sendable {
    package var trigger: Trigger
    package var memory: GateMemory

    package init(trigger: Trigger, memory: GateMemory) {
        self.trigger = trigger
        self.memory = memory
    }
}
