/// How many answered calls may still be abandoned, a day at a time.
///
/// A day is 24 hours from midnight UTC. What a campaign abandoned over its share before it was restored is carried into
/// its first day, to be made up for.
struct AbandonBudget: Sendable {
    private static let day: Int64 = 86_400_000

    private var today = Int64.min
    private var abandoned: Double = 0
    private var counted: Double = 0

    init() {}

    /// A budget that begins with what is owed from before.
    init(owing tallies: DialerTallies, limits: PacingLimits) {
        let base = limits.abandonDenominator.count(in: tallies)
        abandoned = max(0, Double(tallies.count(of: .abandoned)) - limits.abandonRate * Double(base))
    }

    /// Begins another day when it has come.
    mutating func reach(_ time: DialerTime) {
        let (quotient, remainder) = time.milliseconds.quotientAndRemainder(dividingBy: Self.day)
        let day = remainder < 0 ? quotient - 1 : quotient
        guard day > today else { return }
        if today != .min {
            abandoned = 0
            counted = 0
        }
        today = day
    }

    /// Counts a call that the rate is measured against.
    mutating func count() { counted += 1 }

    /// Counts an abandoned call.
    mutating func abandon() { abandoned += 1 }

    /// Whether another abandoned call would be too many.
    ///
    /// One is always allowed at the beginning, for no call can be answered without a risk; `rate` is a fraction, and
    /// 0 allows none.
    func isSpent(rate: Double) -> Bool {
        rate <= 0 || abandoned + 1 > rate * (counted + 1) + 1
    }
}
