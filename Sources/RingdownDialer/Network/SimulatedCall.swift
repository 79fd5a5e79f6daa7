/// All that the simulated network will do with one call, fixed before it is placed.
///
/// Times are in milliseconds.
struct SimulatedCall: Hashable, Sendable {
    enum Course: Hashable, Sendable {
        /// Turned away by the network without ringing, so long after dialing.
        case refused(Disposition, after: Int64)
        /// Rings, and is declined after ringing so long.
        case declined(afterRinging: Int64)
        /// Rings, is picked up after ringing so long and recognised for what it is so much later.
        case answered(AnsweringParty, afterRinging: Int64, recognisedAfter: Int64)
        /// Rings until the dialer gives up.
        case unanswered
    }

    /// How the call goes.
    let course: Course
    /// From dialing until the phone rings.
    let postDialDelay: Int64
    /// How long a person talks, or listens to the message of an agentless campaign.
    let talkTime: Int64
    /// How long the agent takes to wrap up.
    let wrapUpTime: Int64
}
