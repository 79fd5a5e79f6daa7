/// How an attempt ended.
///
/// Closed: every outcome of the network, of pacing and of a restart is one of these.
package enum Disposition: String, Hashable, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    /// A person answered and was connected to an agent.
    case live
    /// A person answered and heard the message of an agentless campaign.
    case message
    /// An answering machine took the call.
    case machine
    /// A fax or a modem took the call.
    case fax
    /// The line was engaged (SIP 486, 600).
    case busy
    /// Rang until the no-answer timeout (SIP 408, 480, 487).
    case noAnswer
    /// The number does not exist or is not in service (SIP 404, 410, 484, 485, 604, intercept tones).
    case invalid
    /// The callee declined (SIP 403, 603 "Decline").
    case rejected
    /// Call analytics blocked the caller id (SIP 603 "Network Blocked", 608).
    case blocked
    /// The callee asked not to be called (SIP 607); to be treated as a do-not-call request.
    case unwanted
    /// The network could not carry the call (SIP 500, 502, 503, 504). Not an attempt to reach the contact.
    case congestion
    /// A person answered and no agent was there within the abandon threshold.
    case abandoned
    /// The trunk refused the call for its own set-up (SIP 401, 407, 420, 488). Not an attempt to reach the contact.
    case misconfigured
    /// Never placed: the contact was passed over or its agent skipped it. Not an attempt to reach the contact.
    case skipped
    /// Begun before a restart and its end never seen. Counted as an attempt, for the contact may have been rung.
    case interrupted

    /// When the contact may be tried again.
    package var retry: RetryClass {
        switch self {
        case .live, .message: .reached
        case .busy: .short
        case .noAnswer, .machine, .skipped, .interrupted: .normal
        case .rejected, .blocked: .cautious
        case .congestion, .misconfigured: .soon
        case .abandoned: .afterCoolingOff
        case .invalid, .fax, .unwanted: .never
        }
    }

    /// Whether the number is out of use for good: the dialer does not dial it again, in later passes either.
    ///
    /// A fax is not retried soon but may be dialed again after a recycle: of Genesys Cloud's system codes only
    /// `ININ-OUTBOUND-SIT-UNCALLABLE` makes a number uncallable. A callee's request not to be called counts likewise.
    package var isFinal: Bool {
        self == .invalid || self == .unwanted
    }

    /// Whether the contact was tried, as attempt limits count.
    package var countsAsAttempt: Bool {
        switch self {
        case .congestion, .misconfigured, .skipped: false
        default: true
        }
    }

    /// Whether a person answered: the denominator of the abandon rate (16 CFR 310.4(b)(4)(i)).
    package var isLiveAnswer: Bool {
        self == .live || self == .message || self == .abandoned
    }
}
