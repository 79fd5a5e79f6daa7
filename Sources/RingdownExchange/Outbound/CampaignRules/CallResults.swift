import RingdownDialer

/// What a campaign's calls of a pass came to, by the wrap-up codes' mapping.
struct CallResults: Hashable, Sendable {
    private var flags: [WrapUpCodeMapping.Flag: Int] = [:]
    /// Calls to numbers that are ones, which the network carried.
    private var validAttempts = 0

    /// Counts calls that ended so.
    mutating func add(_ disposition: Disposition, _ flags: Set<WrapUpCodeMapping.Flag>, times: Int = 1) {
        for flag in flags { self.flags[flag, default: 0] += times }
        if disposition.countsAsAttempt, disposition != .invalid { validAttempts += times }
    }

    /// How many calls a measure counts; 0 for one that counts none.
    func count(of measure: CampaignRuleCondition.Measure) -> Int {
        switch measure {
        case .successes: flags[.success, default: 0]
        case .failures: flags[.failure, default: 0]
        case .neutrals: flags[.neutral, default: 0]
        case .rightParties: flags[.rightPartyContact, default: 0]
        case .validAttempts: validAttempts
        case .progress, .agents, .attempted: 0
        }
    }
}
