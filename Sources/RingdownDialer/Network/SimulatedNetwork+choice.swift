extension SimulatedNetwork {
    /// Which of so many things an agent chooses after a call, such as the wrap-up code: 0 up to, not including, `count`;
    /// `nil` when there is nothing to choose.
    ///
    /// Drawn like everything else about the call: from the seed, the campaign and the attempt alone.
    package func choice(of count: Int, campaign: String, attempt: AttemptID) -> Int? {
        guard count > 0 else { return nil }
        var hash = StableHash()
        hash.combine(seed)
        hash.combine("choice")
        hash.combine(campaign)
        hash.combine(attempt.contact.rawValue)
        hash.combine(UInt64(bitPattern: Int64(attempt.ordinal)))
        return Int(hash.value % UInt64(count))
    }
}
