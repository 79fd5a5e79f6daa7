/// What must be recorded of a contact for a campaign to go on after a restart.
package struct ContactFacts: Hashable, Sendable, Codable {
    /// The contact as last given.
    package var contact: DialableContact
    /// Where it stands in the present pass.
    ///
    /// A contact of an attempt that was begun in this pass is `called`.
    package var stage: ContactStage
    /// Attempts begun for it, over all passes, an open one included.
    package var attempts: Int
    /// Whether it was added to be dialed before the others.
    package var isPriority: Bool
    /// Its place in the order of queueing, as a running number; `nil`: after all that have one, in list order.
    package var turn: Int?
    /// Numbers that are out of use: those dialed with an outcome whose `Disposition.isFinal` holds.
    package var uncallableNumbers: Set<String>
    /// Why it may not be dialed, as last told; `nil` when nothing was.
    package var block: UncallableReason?
    /// When it may be called again in this pass; `nil` unless it waits for that.
    package var due: DialerTime?
    /// How often it was called again in this pass.
    package var recalls: RecallCounts
    /// The attempt whose beginning was recorded and whose end was not; `nil` when there is none.
    package var openAttempt: AttemptStart?

    /// Collects what was recorded; what is left out was never recorded.
    package init(
        contact: DialableContact,
        stage: ContactStage = .waiting,
        attempts: Int = 0,
        isPriority: Bool = false,
        turn: Int? = nil,
        uncallableNumbers: Set<String> = [],
        block: UncallableReason? = nil,
        due: DialerTime? = nil,
        recalls: RecallCounts = RecallCounts(),
        openAttempt: AttemptStart? = nil
    ) {
        self.contact = contact
        self.stage = stage
        self.attempts = attempts
        self.isPriority = isPriority
        self.turn = turn
        self.uncallableNumbers = uncallableNumbers
        self.block = block
        self.due = due
        self.recalls = recalls
        self.openAttempt = openAttempt
    }
}
