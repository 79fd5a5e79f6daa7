import RingdownDialer

/// What a campaign rule does.
struct CampaignRuleAction: Codable, Hashable, Sendable {
    /// What is done.
    enum Deed: Codable, Hashable, Sendable {
        case turnOnCampaign
        case turnOffCampaign
        case turnOnSequence
        case turnOffSequence
        case recycleCampaign
        /// 1 to 5.
        case setPriority(Int)
        case setMode(DialingMode)
        /// Percent, 0 to 100.
        case setAbandonRate(Double)
        case setLines(Int)
        /// 1 to 15.
        case setMaxCallsPerAgent(Double)
        /// The id of a queue.
        case changeQueue(String)
    }

    var deed: Deed
    /// The ids of the campaigns that it is done to.
    var campaigns: [String] = []
    /// The ids of the sequences that it is done to.
    var sequences: [String] = []
    /// Whether it is done to the campaign that the conditions hold of, too.
    var includesTrigger = false

    /// The id of the queue that it names; `nil` when it names none.
    var queue: String? {
        if case .changeQueue(let queue) = deed { queue } else { nil }
    }
}
