/// A line in use: one call from seizing the line until it is free again.
struct Line: Sendable {
    enum Phase: Hashable, Sendable {
        /// The number is dialed; nothing is heard yet.
        case dialing
        /// The phone rings.
        case ringing
        /// Picked up, and call analysis listens.
        case analysing(AnsweringParty)
        /// A person waits for an agent.
        case waiting
        /// Connected to an agent or to the message.
        case talking
    }

    /// The attempt, as it was announced.
    let start: AttemptStart
    /// How the network will treat the call.
    let call: SimulatedCall
    /// How long this call may ring, in milliseconds.
    let ringLimit: Int64
    /// The agent bound to the line, or on the call.
    var agent: Int?
    var phase = Phase.dialing
    /// Who picked up; `nil` as long as that is not known.
    var party: AnsweringParty?
    /// When it was seized.
    let seized: DialerTime
    /// When the present phase began.
    var since: DialerTime
    /// How long the phone rang, in milliseconds.
    var rang: Int64 = 0
    /// The entry in the timetable that moves the line on.
    var timer: Timetable.Ticket?

    /// Whether the line counts against pacing: not connected yet.
    var isInFlight: Bool {
        phase != .talking
    }

    /// Milliseconds from seizing the line until the phone rings or the network turns the call away.
    var dialTime: Int64 {
        if case .refused(_, let delay) = call.course { delay } else { call.postDialDelay }
    }

    /// Milliseconds of ringing until the phone is picked up, declined or given up.
    var ringTime: Int64 {
        switch call.course {
        case .answered(_, let ringing, _), .declined(let ringing): ringing
        case .unanswered, .refused: ringLimit
        }
    }
}
