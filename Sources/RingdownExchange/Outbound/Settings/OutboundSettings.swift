import RingdownDialer

/// What holds for every campaign of the tenant.
struct OutboundSettings: StoredObject {
    static let kind = ObjectKind.settings
    /// There is one.
    static let id = "settings"
    /// The most calls for an agent that may be set.
    static let mostCallsPerAgent = PacingLimits.allowedCallsPerAgent.upperBound

    var id: String { Self.id }
    var name: String { "" }
    /// 1 before anybody changes anything, one more with every change.
    var version = 1
    var created: DialerTime
    var modified: DialerTime
    /// The most calls for an agent that any campaign places, 1 to 15.
    var maxCallsPerAgent = Self.mostCallsPerAgent
    /// The share of a campaign's lines that may be used at once, 0 to 1.
    var lineUtilization = 1.0
    /// Seconds within which an answered call must reach an agent, or counts as abandoned.
    var abandonSeconds = 2.0
    /// Which calls the rate of abandoned calls is measured against.
    var abandonDenominator = AbandonDenominator.answers
    /// The hours of contacts whose zone follows from numbers and ZIP codes; `nil`: the standard ones.
    var window: MappedWindow?

    init(at time: DialerTime) {
        created = time
        modified = time
    }
}

extension Campaign {
    /// The bounds that the dialer keeps to.
    func limits(under settings: OutboundSettings, _ treatment: CallTreatment) -> PacingLimits {
        let own = limits
        return PacingLimits(
            outboundLineCount: own.outboundLineCount.map {
                Int((Double($0) * settings.lineUtilization).rounded(.down))
            },
            maxCallsPerAgent: min(own.maxCallsPerAgent, settings.maxCallsPerAgent),
            noAnswerTimeout: own.noAnswerTimeout,
            abandonThreshold: .milliseconds(Int64(settings.abandonSeconds * 1000)),
            abandonRate: own.abandonRate,
            abandonDenominator: settings.abandonDenominator,
            treatment: treatment,
            previewTimeout: own.previewTimeout,
            alwaysRunning: own.alwaysRunning
        )
    }
}
