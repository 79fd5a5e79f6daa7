/// What is written when a trigger moves.
package struct TriggerMove: Sendable {
    /// The trigger as it stands now.
    package var trigger: Trigger
    /// What its timeline shows, in order; the store numbers them.
    package var events: [TimelineEvent]
    /// What was decided.
    package var decisions: [Decision]
    /// Whether this move dispatches the trigger, which counts for its frequency limit.
    package var dispatches: Bool
    /// Whether what was counted as dispatched certainly did not happen, and so no longer counts.
    package var withdrawsDispatch = false
    /// What the gate issued with this move; `nil` when it did not let the trigger go out.
    package var permit: Permit?

    package init(
        trigger: Trigger,
        events: [TimelineEvent] = [],
        decisions: [Decision] = [],
        dispatches: Bool = false,
        permit: Permit? = nil
    ) {
        self.trigger = trigger
        self.events = events
        self.decisions = decisions
        self.dispatches = dispatches
        self.permit = permit
    }
}
