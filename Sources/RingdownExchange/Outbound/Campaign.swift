package import RingdownCore
package import RingdownDialer

/// A campaign: what dials a contact list, how, and for whom.
package struct Campaign: StoredObject {
    package static let kind = ObjectKind.campaign

    package var id: String
    package var name: String
    /// The id of the division it lives in.
    package var division: String
    /// 1 when it is made, one more with every change, those of its status included.
    package var version: Int
    package var created: DialerTime
    package var modified: DialerTime
    /// The id of the list it dials.
    package var contactList: String
    /// The id of the queue whose agents take the calls; `nil` only for an agentless campaign.
    package var queue: String?
    package var mode: DialingMode
    package var status: CampaignStatus
    /// The phone columns it dials, in the order in which they are tried.
    package var phoneColumns: [PhoneColumn]
    /// The name that the called person is shown.
    package var callerName: String
    /// The number that the called person is shown.
    package var callerAddress: String
    /// Lines it may use at once; `nil`: as many as its agents need.
    package var lineCount: Int?
    /// Calls placed for one idle agent, 1 to 15; `nil`: one.
    package var maxCallsPerAgent: Double?
    /// Seconds a phone rings before the call is given up; `nil`: the dialer's usual time.
    package var noAnswerTimeout: Int?
    /// Seconds an agent sees a contact before it is dialed anyway; 0: until the agent dials; `nil`: the usual time.
    package var previewTimeout: Int?
    /// Percent of answered calls that may be abandoned, for predictive dialing; `nil`: the legal 3 %.
    package var abandonRate: Double?
    /// The id of the call analysis response set; `nil`: people are connected, everything else is ended.
    package var responseSet: String?
    /// Its share of agents beside the other campaigns of its queue, 1 to 5; `nil`: `usualPriority`.
    package var priority: Int?
    /// Whether it stays on when its contacts are exhausted.
    package var isAlwaysRunning: Bool
    /// Whom it may dial, when, and in which order.
    package var rules: CampaignRules
    /// Which pass through the list it makes, from 1.
    package var pass: Int
    /// Members that a dialect gave and nothing else reads, kept to be given back.
    package var attributes: [String: JSON]
    /// What only CXone knows of it; `nil` when nothing was set there.
    package var skill: SkillTraits?

    package var divisionID: String? { division }

    /// The priority of a campaign that says none.
    static let usualPriority = 1

    package init(
        id: String,
        name: String,
        division: String,
        version: Int = 1,
        created: DialerTime,
        modified: DialerTime,
        contactList: String,
        queue: String?,
        mode: DialingMode,
        status: CampaignStatus = .off,
        phoneColumns: [PhoneColumn],
        callerName: String,
        callerAddress: String,
        lineCount: Int? = nil,
        maxCallsPerAgent: Double? = nil,
        noAnswerTimeout: Int? = nil,
        previewTimeout: Int? = nil,
        isAlwaysRunning: Bool = false,
        rules: CampaignRules = CampaignRules(),
        pass: Int = 1,
        attributes: [String: JSON] = [:]
    ) {
        self.id = id
        self.name = name
        self.division = division
        self.version = version
        self.created = created
        self.modified = modified
        self.contactList = contactList
        self.queue = queue
        self.mode = mode
        self.status = status
        self.phoneColumns = phoneColumns
        self.callerName = callerName
        self.callerAddress = callerAddress
        self.lineCount = lineCount
        self.maxCallsPerAgent = maxCallsPerAgent
        self.noAnswerTimeout = noAnswerTimeout
        self.previewTimeout = previewTimeout
        self.isAlwaysRunning = isAlwaysRunning
        self.rules = rules
        self.pass = pass
        self.attributes = attributes
    }

    /// The bounds that the dialer keeps to.
    package var limits: PacingLimits {
        let usual = PacingLimits()
        let preview: Duration? =
            switch previewTimeout {
            case nil: usual.previewTimeout
            case 0: nil
            case let seconds?: .seconds(seconds)
            }
        return PacingLimits(
            outboundLineCount: lineCount,
            maxCallsPerAgent: maxCallsPerAgent
                ?? (mode == .predictive ? PacingLimits.allowedCallsPerAgent.upperBound : usual.maxCallsPerAgent),
            noAnswerTimeout: noAnswerTimeout.map { .seconds($0) } ?? usual.noAnswerTimeout,
            abandonThreshold: usual.abandonThreshold,
            abandonRate: abandonRate.map { $0 / 100 } ?? usual.abandonRate,
            previewTimeout: preview,
            alwaysRunning: isAlwaysRunning
        )
    }
}
