import RingdownCore
import RingdownDialer
import RingdownVendors

/// A block of a skill's parameters: what it shows, and which of its members mean something here.
struct SkillBlock: Sendable {
    /// Every member with the value that holds.
    var shown: [String: JSON]
    /// Members that are kept for their readers, for they say nothing about dialing.
    var kept: Set<String> = []
    /// Members that the dialer acts on.
    var acted: Set<String> = []

    /// A block of a skill.
    ///
    /// - Parameters:
    ///   - limits: the attempt limit of the skill's list; `nil` when it has none.
    ///   - schedule: when the skill is started and stopped; `nil`: by hand only.
    ///   - times: when contacts may be called; `nil`: at any time.
    init(
        _ block: CXoneParameterBlock,
        of campaign: Campaign,
        limits: AttemptLimits?,
        schedule: Schedule?,
        times: CallableTimeSet?
    ) {
        switch block {
        case .general: self.init(general: campaign, limits)
        case .retry: self.init(retry: limits)
        case .schedule: self.init(shown: SkillSchedule(schedule).flat)
        case .timeZones: self.init(shown: ["timeZoneSettings": SkillTimeZones(times).json])
        case .cpa:
            self.init(shown: [
                "abandonMessagePath": "", "abandonMsgMode": 0, "abandonTimeout": 2, "ansMachineDetMode": 2,
                "ansMachineMsg": "", "ansMachineOverrideSeconds": 0, "enableCPALogging": false, "exceptions": [],
            ])
        case .proactive:
            self.init(shown: [
                "xsScriptID": .null, "xsCheckinScriptID": .null, "externalOutboundSkill_No": .null,
                "xsSkillChangedActive": false, "xsGetContactsActive": false,
            ])
        case .delivery:
            self.init(shown: [
                "confirmationRequiredDeliveryType": 1, "confirmationRequiredTimeout": 30,
                "complianceRecordsDeliveryType": 1, "complianceRecordsTimeout": 30, "showPreviewButton": true,
                "showRescheduleButton": true, "showSkipButton": true, "showSnoozeButton": true,
            ])
            kept = Set(shown.keys.filter { $0.hasPrefix("show") })
        case .cadence:
            self.init(shown: SkillCadence(campaign.rules.cadence).shown)
            acted = ["cadences", "maximumAttempts", "destinationRetryRestMinutes"]
        case .listManagement:
            self.init(shown: ["displayField1Name": "", "displayField2Name": "", "listOrderingOptions": []])
            kept = ["displayField1Name", "displayField2Name"]
            acted = ["listOrderingOptions"]
        }
        for (name, value) in campaign.skill?.blocks[block.rawValue] ?? [:] { shown[name] = value }
    }

    private init(shown: [String: JSON]) { self.shown = shown }

    private init(general campaign: Campaign, _ limits: AttemptLimits?) {
        let retry = SkillRetry(limits)
        shown = [
            "minimumRetryMinutes": .whole(retry.minutes), "maximumAttempts": .whole(retry.attempts),
            "loadNonFresh": .bool(retry.isOn), "defaultContactExpiration": 0,
            "getPriorityContactsOnContactInsertion": true, "loadCallbacks": true, "loadFresh": true,
            "overrideBusinessUnitAbandonRate": false,
            "maximumRingingDuration": .whole(campaign.noAnswerTimeout ?? SkillParameters.usualRinging),
            "maximumRatio": .number(JSONNumber(campaign.mode == .power ? campaign.maxCallsPerAgent ?? 1 : 1)),
            "aggressiveness": 0, "endOfListNotificationsDelay": 0, "notifyAgentsWhenListIsEmpty": true,
            "percentageOfAgentsBeforeOverdial": 0, "blockMultipleCalls": true,
            "consecutiveAttemptsWithoutALiveConnect": 0, "enableDialingByProficiency": false, "proficiencyFactor": 1,
            "waitTimeFactor": 1, "maxConcurrentCallsPerAgent": 1, "maxWaitTimeSeconds": 0,
        ]
        acted = ["minimumRetryMinutes", "maximumAttempts", "loadNonFresh", "maximumRingingDuration", "maximumRatio"]
    }

    private init(retry limits: AttemptLimits?) {
        let retry = SkillRetry(limits)
        shown = [
            "loadNonFresh": .bool(retry.isOn), "maximumAttempts": .whole(retry.attempts),
            "minimumRetryMinutes": .whole(retry.minutes), "finalizeWhenExhausted": true,
            "maximumNumberOfHandledCalls": 1, "restrictedCallingMinutes": 0, "restrictedCallingMaxAttempts": 0,
            "generalStaleMinutes": 0, "callbackRestMinutes": 0, "releaseAgentSpecificCalls": false,
            "maximumNumberOfCallbacks": 1, "callbackStaleMinutes": 0,
        ]
        acted = ["loadNonFresh", "maximumAttempts", "minimumRetryMinutes"]
    }

    /// The members that a caller gives, sorted into those that are acted on and those that are kept.
    ///
    /// Throws CXone's 400 for a value outside the documented range, and for what would have to be ignored.
    func read(
        _ fields: CXoneFields,
        _ block: CXoneParameterBlock
    ) throws(CXoneFault) -> (acted: CXoneFields, kept: [String: JSON]) {
        var found = CXoneFields()
        var others: [String: JSON] = [:]
        for given in fields.names {
            guard let value = fields[given] else { continue }
            let name = shown.keys.first { $0.lowercased() == given.lowercased() } ?? given
            if let range = block.ranges[name] { _ = try fields.whole(given, in: range) }
            if acted.contains(name) {
                found.set(name, value)
            } else if kept.contains(name) {
                others[name] = value
            } else if shown[name] != value {
                throw .unsupported(name, "the exchange does not act on it; leave it out, or as it is read")
            }
        }
        return (found, others)
    }
}

/// What the retry settings come to.
struct SkillRetry: Hashable, Sendable {
    /// Attempts on a contact in one pass.
    var attempts = 1
    /// Minutes between two of them.
    var minutes = 60

    var isOn: Bool { attempts > 1 }

    init(_ limits: AttemptLimits?) {
        guard let limits, let entry = limits.recalls.entries.values.max(by: { $0.times < $1.times }) else { return }
        attempts = entry.times + 1
        minutes = entry.minutes
    }

    /// What is recalled after which outcome.
    var plan: RecallPlan {
        guard isOn else { return RecallPlan() }
        let entry = RecallPlan.Entry(times: attempts - 1, minutes: minutes)
        return RecallPlan(entries: [.busy: entry, .noAnswer: entry, .answeringMachine: entry])
    }
}
