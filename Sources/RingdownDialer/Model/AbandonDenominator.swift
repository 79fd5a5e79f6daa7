/// Which calls the rate of abandoned calls is measured against.
package enum AbandonDenominator: String, Hashable, Sendable, Codable, CaseIterable {
    /// Calls that a person answered (16 CFR 310.4(b)(4)(i)).
    case answers
    /// Every call that was placed.
    case attempts

    /// How many of them there were.
    package func count(in tallies: DialerTallies) -> Int {
        switch self {
        case .answers: tallies.liveAnswers
        case .attempts: tallies.attempts
        }
    }
}
