package import Foundation

/// All that the gate looks at for one decision; nothing else decides.
package struct GateFacts: Sendable {
    /// The trigger that wants to go out.
    package var trigger: Trigger
    /// The instant of the decision.
    package var now: Date
    /// The windows that the configuration names.
    package var windows: [String: Window]
    /// When triggers under the same frequency limit went out, within the limit's period.
    package var recentDispatches: [Date]
    /// The kill switches that are on.
    package var killSwitches: [KillSwitch]

    package init(
        trigger: Trigger,
        now: Date,
        windows: [String: Window],
        recentDispatches: [Date],
        killSwitches: [KillSwitch]
    ) {
        self.trigger = trigger
        self.now = now
        self.windows = windows
        self.recentDispatches = recentDispatches
        self.killSwitches = killSwitches
    }
}
