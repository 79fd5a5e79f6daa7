import RingdownDialer

/// One call as it was recorded.
struct CallRecord: Hashable, Sendable {
    /// The number that names it, from 1, in the order in which calls were placed.
    var serial: Int
    /// The campaign's number.
    var campaign: Int
    /// The id of the contact in its list.
    var contact: String
    /// Which attempt on the contact by the campaign it was, from 1.
    var ordinal: Int
    /// The phone column and the number that was dialed.
    var column: String
    var number: String
    /// The id of the agent who took it, or was bound to it; `nil` when there was none.
    var agent: String?
    var started: DialerTime
    /// When it was over; `nil` while it goes on.
    var ended: DialerTime?
    /// How it ended; `nil` while it goes on.
    var disposition: Disposition?
    /// Milliseconds that the phone rang, that was talked and that the agent wrapped up.
    var ring: Int
    var talk: Int
    var wrap: Int
    /// The id of the disposition that the agent set; `nil` when none was.
    var outcome: String?
    /// What the agent wrote; `nil` when nothing was.
    var notes: String?

    /// Whether a person talked with an agent, or heard the message of an agentless campaign.
    var isConnected: Bool { disposition == .live || disposition == .message }
    /// Whether a person answered and was given up.
    var isAbandoned: Bool { disposition == .abandoned }
    /// Milliseconds that it kept the agent busy.
    var handled: Int { talk + wrap }
    /// When the talk began; `nil` when nobody talked.
    var answered: DialerTime? {
        guard talk > 0, let ended else { return nil }
        return DialerTime(milliseconds: ended.milliseconds - Int64(talk))
    }
}
