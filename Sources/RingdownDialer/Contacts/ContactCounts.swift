/// How many contacts stand where, in the present pass through the list.
package struct ContactCounts: Hashable, Sendable, Codable {
    /// Contacts of the list.
    ///
    /// Always `called` + `skipped` + `remaining`.
    package internal(set) var total = 0
    /// Dialed in this pass, those in flight included.
    package internal(set) var called = 0
    /// Passed over in this pass because they may not be dialed.
    package internal(set) var skipped = 0
    /// Neither dialed nor passed over.
    ///
    /// Always `callableNow` + `deferred` + `blocked` + `held`.
    package internal(set) var remaining = 0
    /// Remaining, and nothing about the contact forbids dialing it now.
    package internal(set) var callableNow = 0
    /// Remaining, and not callable for the moment: it is not a callable time where they are, or they wait to be called
    /// again.
    package internal(set) var deferred = 0
    /// Of those deferred, the ones that were called in this pass and wait to be called again.
    package internal(set) var recalls = 0
    /// Remaining, and to be passed over when their turn comes.
    package internal(set) var blocked = 0
    /// Remaining, and shown to an agent in preview or still on a call of an earlier pass.
    package internal(set) var held = 0

    /// No contacts at all.
    package init() {}

    /// Whether nobody is left to dial in this pass, now or later.
    package var isExhausted: Bool {
        remaining == blocked
    }
}
