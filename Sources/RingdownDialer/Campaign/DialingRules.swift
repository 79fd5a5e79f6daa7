/// What a campaign's calls depend on besides pacing.
package struct DialingRules: Hashable, Sendable {
    /// Whether every contact that comes up is asked about before it is dialed.
    package var asks: Bool
    /// How many contacts are asked about at once, at most, when those before were all refused; at least 1.
    ///
    /// 1 where asking leaves traces: then nobody is asked about for whom no line is free.
    package var asksAtOnce: Int
    /// Who is called again within a pass.
    package var recalls: RecallPlan

    /// Rules; without arguments contacts are dialed as they come, and once in a pass.
    package init(asks: Bool = false, asksAtOnce: Int = 64, recalls: RecallPlan = RecallPlan()) {
        self.asks = asks
        self.asksAtOnce = max(1, asksAtOnce)
        self.recalls = recalls
    }
}
