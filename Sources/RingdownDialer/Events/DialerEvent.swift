/// Something that happened in a campaign, and when.
///
/// Whoever drives the dialer records events in the order given.
package struct DialerEvent: Hashable, Sendable {
    /// What happened.
    package enum Kind: Hashable, Sendable {
        /// A line was seized; to be recorded before anything that follows from it, for the contact counts as dialed.
        case attemptStarted(AttemptStart)
        /// The phone rings.
        case ringing(AttemptID)
        /// The call was picked up and call analysis knows by whom.
        case answered(AttemptID, by: AnsweringParty)
        /// A person is connected to an agent, so long after answering.
        case connectedToAgent(AttemptID, AgentID, waitedMilliseconds: Int64)
        /// A person was given up because no agent was free within the abandon threshold.
        case abandoned(AttemptID, waitedMilliseconds: Int64)
        /// The attempt is over and its line free.
        case attemptEnded(AttemptEnd)
        /// The contact's turn came and it may not be dialed; no attempt was made.
        case contactSkipped(ContactID, UncallableReason)
        /// The contact will be called again in this pass, not before the time given.
        case recallPlanned(ContactID, at: DialerTime, RecallCounts)
        /// A contact is shown to an agent, who is to dial until the time given; `nil`: without limit.
        case previewOffered(ContactID, AgentID, until: DialerTime?)
        /// A contact shown to an agent was taken back undialed; it keeps its place in the queue.
        case previewWithdrawn(ContactID, AgentID)
        /// An agent does something else now.
        case agentStateChanged(AgentID, AgentActivity)
        /// The list is dialed from the top; passes are numbered from 1. The first pass is not announced.
        case passStarted(Int)
        /// Every contact was dialed or skipped and no line is in use; the status changes to complete.
        case campaignCompleted
        /// The campaign has another status.
        case statusChanged(DialingStatus)
    }

    /// When it happened.
    package let time: DialerTime
    /// What happened.
    package let kind: Kind

    /// An event of the given time.
    package init(time: DialerTime, kind: Kind) {
        self.time = time
        self.kind = kind
    }
}
