package import RingdownDialer

/// A line of the log of what happened to campaigns: why one stopped, or cannot dial.
package struct OutboundEvent: Hashable, Sendable, Codable {
    /// What happened.
    ///
    /// A dialect shows those that it has a code for.
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The campaign was turned on.
        case campaignStarted = "campaign-started"
        /// The campaign was turned off and its last call has ended.
        case campaignStopped = "campaign-stopped"
        /// The platform turned the campaign off, and not a person or a schedule.
        case campaignForcedOff = "campaign-forced-off"
        /// The network carries no call of the campaign.
        case callsFailed = "calls-failed"
        /// Every contact was dialed or skipped.
        case campaignCompleted = "campaign-completed"
        /// The list is dialed from the top.
        case campaignRecycled = "campaign-recycled"
        /// A contact has no number that can be dialed.
        case invalidPhoneNumber = "invalid-phone-number"
        /// The callable times have no hours for a contact's time zone.
        case invalidCallableTimeZone = "invalid-callable-time-zone"
        /// A rule was to put a contact on a do-not-call list, and the campaign has none.
        case noDNCListsConfigured = "no-dnc-lists-configured"
        /// Calls were going on when the exchange stopped; how they ended is not known, and they are not repeated.
        case callsInterrupted = "calls-interrupted"
        /// A schedule's times went by while the exchange was not running.
        case scheduleMissed = "schedule-missed"
        /// A recurrence of a schedule had its last occurrence.
        case scheduleEnded = "schedule-ended"
        /// A schedule could not start its campaign, which does not fit together.
        case scheduledCampaignInvalid = "scheduled-campaign-invalid"
        /// A campaign rule could not do what it says.
        case campaignRuleFailed = "campaign-rule-failed"
        /// A campaign could not be started by what was to start it.
        case campaignStartFailed = "campaign-start-failed"
        /// Rows of a file of contacts, or the whole file, were not imported.
        case importRefused = "import-refused"
    }

    /// How much it matters.
    package enum Level: String, Hashable, Sendable, Codable, CaseIterable {
        case info = "INFO"
        case warning = "WARNING"
        case error = "ERROR"
    }

    /// Its identifier.
    package var id: String
    package var time: DialerTime
    package var kind: Kind
    package var level: Level
    /// What it is about; `nil`: a campaign.
    package var subject: ObjectKind?
    /// The id of the campaign, or of the other object, that it is about.
    package var campaign: String
    /// That object's name at the time.
    package var campaignName: String
    /// The contact it is about; `nil` when it is about none.
    package var contact: String?
    /// What a dialect calls it, where the kind does not say; `nil` where it does.
    package var code: String?
    /// One sentence.
    package var message: String

    package init(
        id: String,
        time: DialerTime,
        kind: Kind,
        level: Level = .info,
        subject: ObjectKind? = nil,
        campaign: String,
        campaignName: String,
        contact: String? = nil,
        code: String? = nil,
        message: String
    ) {
        self.id = id
        self.time = time
        self.kind = kind
        self.level = level
        self.subject = subject
        self.campaign = campaign
        self.campaignName = campaignName
        self.contact = contact
        self.code = code
        self.message = message
    }
}
