import RingdownCore
import RingdownDialer
import RingdownVendors

extension Campaign {
    /// The campaign as the vendor shows it.
    func genesys(_ names: ObjectNames) -> GenesysCampaign {
        var shown = GenesysCampaign(members: attributes)
        shown.id = id
        shown.name = name
        shown.dateCreated = created.genesys
        shown.dateModified = modified.genesys
        shown.version = version
        shown.division = names.division(division)
        shown.contactList = names.contactList(contactList)
        shown.queue = queue.map(names.queue)
        shown.dialingMode = mode.rawValue
        shown.campaignStatus = status.rawValue
        shown.phoneColumns = phoneColumns.map { GenesysPhoneColumn(columnName: $0.name, type: $0.type) }
        shown.callerName = callerName
        shown.callerAddress = callerAddress
        shown.outboundLineCount = lineCount
        shown.alwaysRunning = isAlwaysRunning
        shown.noAnswerTimeout = noAnswerTimeout
        shown.errors = []
        for (member, value) in rules.genesys(names) { shown.members[member] = value }
        shown.maxCallsPerAgent = maxCallsPerAgent.map { Int($0.rounded(.down)) }
        shown.members["maxCallsPerAgentDecimal"] = maxCallsPerAgent.map { .number(JSONNumber($0)) }
        shown.abandonRate = abandonRate
        shown.priority = priority
        shown.members["callAnalysisResponseSet"] = responseSet.map {
            GenesysReference(id: $0, selfUri: GenesysPath.of(.responseSet, $0)).json
        }
        shown.members["previewTimeOutSeconds"] = previewTimeout.map { .number(JSONNumber($0)) }
        shown.selfUri = GenesysPath.campaign(id)
        return shown
    }

    /// Characters that a name may have.
    private static let nameLimit = 256

    /// Members that are kept as they stand: they do not change whom this exchange dials, or when.
    private static let keptMembers = [
        "script", "site", "edgeGroup", "callAnalysisLanguage", "skipPreviewDisabled",
        "previewAutoEnd", "callbackAutoAnswer", "autoAnswer", "diagnosticsSettings",
    ]

    /// A new campaign from a body.
    ///
    /// It must be off: turning it on is a second step.
    init(_ fields: GenesysFields, id: String, division: String, decimal: Bool) throws(GenesysFault) {
        let status = try fields.word("campaignStatus", as: CampaignStatus.self) ?? .off
        guard status == .off else {
            throw GenesysFault("invalid.create", "A campaign is created off: leave out campaignStatus or write off.")
        }
        guard fields["dialingMode"] != nil else {
            throw GenesysFault(.constraintValidation, "dialingMode is required")
        }
        let beginning = DialerTime(milliseconds: 0)
        self.init(
            id: id,
            name: "",
            division: division,
            created: beginning,
            modified: beginning,
            contactList: "",
            queue: nil,
            mode: .progressive,
            phoneColumns: [],
            callerName: "",
            callerAddress: ""
        )
        try apply(fields, decimal: decimal)
    }

    /// Takes over what a body says.
    ///
    /// An update replaces the whole campaign, so a member that is left out goes back to what it is when nobody says
    /// anything; what cannot be left out stays.
    mutating func apply(_ fields: GenesysFields, decimal: Bool) throws(GenesysFault) {
        try fields.refuse(
            ["agentOwnedColumn", "skillColumns", "dynamicLineBalancingSettings"],
            code: "constraint.validation"
        )
        name = try fields.name(limit: Self.nameLimit)
        contactList = try fields.reference("contactList") ?? contactList
        mode = try fields.word("dialingMode", as: DialingMode.self) ?? mode
        queue = try fields.reference("queue") ?? (mode.needsAgents ? queue : nil)
        responseSet = try fields.reference("callAnalysisResponseSet")
        phoneColumns = try fields.phoneColumns() ?? phoneColumns
        callerName = try fields.text("callerName") ?? callerName
        callerAddress = try fields.text("callerAddress") ?? callerAddress
        guard !callerName.isEmpty || mode == .preview else {
            throw GenesysFault("missing.caller.id.name", "The campaign needs a callerName.")
        }
        guard !callerAddress.isEmpty || mode == .preview else {
            throw GenesysFault("missing.caller.id.address", "The campaign needs a callerAddress.")
        }
        try applyPacing(fields, decimal: decimal)
        rules = try CampaignRules(fields)
        attributes = fields.kept(Self.keptMembers)
    }

    private mutating func applyPacing(_ fields: GenesysFields, decimal: Bool) throws(GenesysFault) {
        lineCount = try fields.whole("outboundLineCount")
        guard lineCount ?? 0 >= 0 else {
            throw GenesysFault("invalid.campaign.outbound.line.count", "outboundLineCount must not be negative.")
        }
        let whole = try fields.whole("maxCallsPerAgent").map(Double.init)
        let exact = try fields.number("maxCallsPerAgentDecimal")
        maxCallsPerAgent = decimal ? exact ?? whole : whole ?? exact
        guard maxCallsPerAgent.map(PacingLimits.allowedCallsPerAgent.contains) ?? true else {
            throw GenesysFault("invalid.max.calls.per.agent", "maxCallsPerAgent is a number from 1 to 15.")
        }
        abandonRate = try fields.number("abandonRate")
        guard abandonRate.map((0...100).contains) ?? true else {
            throw .value(String(abandonRate ?? 0), type: "abandonRate", allowed: "percent from 0 to 100")
        }
        priority = try fields.whole("priority")
        guard priority.map((1...5).contains) ?? true else {
            throw GenesysFault("invalid.priority", "priority is a number from 1 to 5.")
        }
        previewTimeout = try fields.whole("previewTimeOutSeconds")
        guard (0...1200).contains(previewTimeout ?? 0) else {
            throw GenesysFault(
                "invalid.campaign.preview.timeout.seconds",
                "previewTimeOutSeconds is a number from 0 to 1200."
            )
        }
        noAnswerTimeout = try fields.whole("noAnswerTimeout")
        if let noAnswerTimeout, noAnswerTimeout < 0 {
            throw .value(String(noAnswerTimeout), type: "noAnswerTimeout", allowed: "seconds from 0")
        }
        isAlwaysRunning = try fields.flag("alwaysRunning") ?? false
    }
}
