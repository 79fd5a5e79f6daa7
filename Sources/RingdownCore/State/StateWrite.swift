/// A version on its way into the store, with all that follows from it.
package struct StateWrite: Sendable {
    /// The version; its number says which one it is to be, one more than the latest that the writer knew.
    package var state: StoredState
    /// The lock that the writer presents; `nil` when it presents none.
    package var lockID: String?
    /// The changes that were made of the difference to the version before.
    package var entries: [IntakeEntry]
    /// What was decided about the version itself.
    package var decisions: [Decision]

    package init(state: StoredState, lockID: String?, entries: [IntakeEntry], decisions: [Decision] = []) {
        self.state = state
        self.lockID = lockID
        self.entries = entries
        self.decisions = decisions
    }
}

/// What became of a write.
package enum StateWriteResult: Sendable {
    /// It is on the disk, and with it what follows: the results of the changes, in their order.
    case written([IntakeResult])
    /// The lock stands against it; nothing was written.
    case refused(StateRefusal)
    /// Another version took its number; nothing was written.
    case overtaken
}

/// What became of an order to release a lock.
package enum StateUnlockResult: Hashable, Sendable {
    /// The lock is released.
    case released(StateLock)
    /// Nobody held it.
    case notLocked
    /// Another lock is held, and still is.
    case held(StateLock)
}
