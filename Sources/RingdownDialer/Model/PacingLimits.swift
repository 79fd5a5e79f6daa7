/// The bounds a campaign dials within.
///
/// Out-of-range values are brought to the nearest allowed one.
package struct PacingLimits: Hashable, Sendable {
    /// The shortest ring time before giving up: US 16 CFR 310.4(b)(4)(ii) asks for 15 seconds or four rings.
    package static let shortestNoAnswerTimeout = Duration.seconds(15)
    /// How many calls a power campaign may place for one idle agent: Genesys Cloud allows 1 to 15.
    package static let allowedCallsPerAgent = 1.0...15.0

    /// Lines that may be in use at once, ringing and talking alike.
    ///
    /// `nil`: bounded by the agents alone, and nothing for an agentless campaign, which has no other bound. Never
    /// negative.
    package let outboundLineCount: Int?
    /// Calls placed for one idle agent in `DialingMode.power`, lines in flight for each agent on queue in
    /// `DialingMode.predictive`: 1 to 15; other modes do not read it.
    package let maxCallsPerAgent: Double
    /// How long a number rings before the call is given up as not answered; at least `shortestNoAnswerTimeout`.
    package let noAnswerTimeout: Duration
    /// How long an answered call may wait for an agent before it counts as abandoned: 2 s (47 CFR 64.1200(a)(7)).
    package let abandonThreshold: Duration
    /// The share of calls that may be abandoned, 0 to 1; read by `DialingMode.predictive` only.
    package let abandonRate: Double
    /// Which calls that share is of.
    package let abandonDenominator: AbandonDenominator
    /// What is done with calls that are answered.
    package let treatment: CallTreatment
    /// How long an agent sees a contact before it is dialed anyway; `nil`: until the agent dials or skips.
    ///
    /// Read by `DialingMode.preview` only.
    package let previewTimeout: Duration?
    /// Whether the campaign stays on when its contacts are exhausted, waiting for more.
    package let alwaysRunning: Bool

    /// Sets the bounds.
    ///
    /// Defaults: no line limit, one call per agent, 24 s ring time, 2 s to an agent, 3 % of answered calls abandoned at
    /// most (16 CFR 310.4(b)(4)(i)), 30 s preview.
    package init(
        outboundLineCount: Int? = nil,
        maxCallsPerAgent: Double = 1,
        noAnswerTimeout: Duration = .seconds(24),
        abandonThreshold: Duration = .seconds(2),
        abandonRate: Double = 0.03,
        abandonDenominator: AbandonDenominator = .answers,
        treatment: CallTreatment = CallTreatment(),
        previewTimeout: Duration? = .seconds(30),
        alwaysRunning: Bool = false
    ) {
        self.outboundLineCount = outboundLineCount.map { max(0, $0) }
        let allowed = Self.allowedCallsPerAgent
        // Written so that a ratio that is no number becomes the lower bound.
        self.maxCallsPerAgent =
            maxCallsPerAgent > allowed.lowerBound ? min(maxCallsPerAgent, allowed.upperBound) : allowed.lowerBound
        self.noAnswerTimeout = max(noAnswerTimeout, Self.shortestNoAnswerTimeout)
        self.abandonThreshold = max(abandonThreshold, .zero)
        self.abandonRate = abandonRate > 0 ? min(abandonRate, 1) : 0
        self.abandonDenominator = abandonDenominator
        self.treatment = treatment
        self.previewTimeout = previewTimeout.map { max($0, .zero) }
        self.alwaysRunning = alwaysRunning
    }
}
