package import RingdownCore

/// What a declared schedule is beside the one at the vendor.
package struct ScheduleComparison: Encodable, Sendable {
    /// What it takes to make the vendor's what is declared.
    package enum Action: String, Encodable, Sendable {
        /// Nothing.
        case none
        case create
        case update
        case delete
        /// It could not be compared, or not be applied.
        case failed
    }

    package var provider: String
    /// The campaign, skill or sequence, as it is declared.
    package var campaign: String
    /// Whether that is a sequence of campaigns.
    package var isSequence: Bool
    /// Where it is declared.
    package var address: String
    /// The vendor's id of the campaign, skill or sequence; `nil` when it was not found.
    package var id: String?
    package var action: Action
    /// What is at the vendor; `nil` for none.
    package var before: CampaignSchedule?
    /// What is declared; `nil` for none.
    package var after: CampaignSchedule?
    package var differences: [ScheduleDifference] = []
    /// Whether it was applied.
    package var isApplied = false
    /// The vendor's correlation ids of what was applied.
    package var correlationIDs: [String] = []
    /// Why it failed; `nil` when it did not.
    package var problem: Problem?

    /// Why a schedule could not be read or written.
    package struct Problem: Encodable, Sendable {
        /// One line: what happened, and what to do.
        package var message: String
        /// The likeliest cause, when the refusal was explained.
        package var cause: CauseCode?
        /// What to do about it.
        package var fix: String?
        /// Whether somebody may not do something.
        package var isAboutAccess: Bool

        package init(message: String, cause: CauseCode? = nil, fix: String? = nil, isAboutAccess: Bool) {
            self.message = message
            self.cause = cause
            self.fix = fix
            self.isAboutAccess = isAboutAccess
        }

        private enum CodingKeys: String, CodingKey {
            case message, cause, fix
            case isAboutAccess = "notAuthorised"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case provider, campaign, address, id, action, before, after, differences, problem
        case isSequence = "sequence"
        case isApplied = "applied"
        case correlationIDs = "correlationIds"
    }

    /// Whether the schedule itself is to be written.
    package var writesSchedule = false
    /// The settings that are to be written.
    package var settings: [String: JSON] = [:]
    /// Those at the vendor.
    package var presentSettings: [String: JSON] = [:]
    /// The vendor's schedule as it was read; `nil` when it was not.
    package var read: ScheduledCampaign?

    package init(_ desired: DesiredSchedule, action: Action) {
        provider = desired.provider
        campaign = desired.subject.name
        isSequence = if case .sequence = desired.subject { true } else { false }
        address = desired.address
        self.action = action
    }

    /// Whether something is to be applied.
    package var differs: Bool { action == .create || action == .update || action == .delete }
}
