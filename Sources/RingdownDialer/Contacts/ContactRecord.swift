/// What a campaign keeps of one contact.
struct ContactRecord: Sendable {
    /// The contact as last given.
    var contact: DialableContact
    /// Lines seized for it so far, over all passes; the ordinal of the last attempt.
    var attempts = 0
    /// Where it stands in this pass.
    var stage = ContactStage.waiting
    /// Whether it was added to be dialed before the others.
    var isPriority = false
    /// When it was queued, as a running number: the order within a lane and position.
    var turn = 0
    /// Whether the queue holds an entry that stands for it.
    var isQueued = false
    /// Whether a line calls it at this moment.
    var isOnLine = false
    /// Whether it is shown to an agent in preview.
    var isOffered = false
    /// Whether it was asked whether it may be dialed, and no answer has come yet.
    var isAsked = false
    /// Until when it waits for a callable time or to be called again; `nil` when it does not.
    var waitsUntil: DialerTime?
    /// Whether its next call follows from one of this pass; such calls go before all others.
    var isRecall = false
    /// How often it was called again in this pass, by cause.
    var recalls = RecallCounts()
    /// Whether it was taken off the list; the record stays so that its attempts are never numbered twice.
    var isRemoved = false
    /// Why it may not be dialed, as told from outside.
    var block: UncallableReason?
    /// Numbers that are out of use for good, whatever column holds them.
    var uncallableNumbers: Set<String> = []

    /// The number that the next attempt dials; `nil` when none is callable.
    var nextNumber: DialableNumber? {
        contact.numbers.first { !uncallableNumbers.contains($0.number) && !$0.number.isEmpty }
    }

    /// Why it may not be dialed now; `nil` when it may.
    var obstacle: UncallableReason? {
        if let block { return block }
        if nextNumber == nil { return .noCallableNumber }
        guard waitsUntil != nil else { return nil }
        return isRecall ? .recallPending : .outsideCallableTimes
    }

    /// Whether an attempt, a preview or an open question keeps it from being dialed.
    var isHeld: Bool {
        isOnLine || isOffered || isAsked
    }

    /// The entry that stands for it in the queue.
    func entry(index: Int) -> ContactQueueEntry {
        ContactQueueEntry(
            isRecall: isRecall,
            isPriority: isPriority,
            position: contact.position,
            turn: turn,
            index: index
        )
    }

    /// Waits anew, whatever became of it in the pass so far.
    mutating func beginPass() {
        stage = .waiting
        waitsUntil = nil
        isRecall = false
        recalls = RecallCounts()
    }
}
