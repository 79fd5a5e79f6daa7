/// Whether a contact that has come up may be dialed at this instant.
package enum Verdict: Hashable, Sendable {
    /// On this number.
    case dial(DialableNumber)
    /// Not before this instant, when it is asked again.
    case wait(until: DialerTime)
    /// Not in this pass.
    case pass(UncallableReason)
}

/// A verdict, and what rules said to do besides.
package struct Judgement: Hashable, Sendable {
    package var verdict: Verdict
    package var effects: [RuleEffect]

    package init(_ verdict: Verdict, effects: [RuleEffect] = []) {
        self.verdict = verdict
        self.effects = effects
    }
}
