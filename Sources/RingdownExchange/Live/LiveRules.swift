import RingdownDialer

/// The rules of a campaign in hand, read from the objects that it and its list refer to.
struct LiveRules: Hashable, Sendable {
    /// A do-not-call list that the campaign keeps to.
    struct Exclusion: Hashable, Sendable {
        /// The list's key in the store.
        var key: Int64
        /// The column that entries are values of; `nil` for a list of numbers.
        var column: String?
    }

    var judge = CallJudge()
    var exclusions: [Exclusion] = []
    var recalls = RecallPlan()

    /// What the dialer is to know of them.
    var dialing: DialingRules {
        // Rules that change things run for one contact at a time, so that they run only for who is dialed.
        DialingRules(asks: judge.isNeeded, asksAtOnce: judge.hasRulesBeforeCalls ? 1 : 64, recalls: recalls)
    }

    /// Whether anything is to be done after a call.
    var hasRulesAfterCalls: Bool { judge.rules.contains { $0.occasion == .afterCall } }
}
