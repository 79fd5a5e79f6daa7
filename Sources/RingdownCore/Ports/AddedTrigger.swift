/// What became of a trigger that a caller asked for.
package struct AddedTrigger: Hashable, Sendable {
    package var trigger: Trigger
    /// Whether an earlier request with the same idempotency key had made it.
    package var isRepeat: Bool

    package init(trigger: Trigger, isRepeat: Bool) {
        self.trigger = trigger
        self.isRepeat = isRepeat
    }
}
