import RingdownCore

/// What a declared schedule is beside the one at the vendor.
struct ScheduleComparison: Encodable, Sendable {
    /// What it takes to make the vendor's what is declared.
    enum Action: String, Encodable, Sendable {
        /// Nothing.
        case none
        case create
        case update
        case delete
        /// It could not be compared, or not be applied.
        case failed
    }

    var provider: String
    /// The campaign or skill, as it is declared.
    var campaign: String
    /// Where it is declared.
    var address: String
    /// The vendor's id of the campaign or skill; `nil` when it was not found.
    var id: String?
    var action: Action
    /// What is at the vendor; `nil` for none.
    var before: CampaignSchedule?
    /// What is declared; `nil` for none.
    var after: CampaignSchedule?
    var differences: [ScheduleDifference] = []
    /// Whether it was applied.
    var isApplied = false
    /// The vendor's correlation ids of what was applied.
    var correlationIDs: [String] = []
    /// Why it failed; `nil` when it did not.
    var problem: Problem?

    /// Why a schedule could not be read or written.
    struct Problem: Encodable, Sendable {
        /// One line: what happened, and what to do.
        var message: String
        /// The likeliest cause, when the refusal was explained.
        var cause: CauseCode?
        /// What to do about it.
        var fix: String?
        /// Whether somebody may not do something.
        var isAboutAccess: Bool

        private enum CodingKeys: String, CodingKey {
            case message, cause, fix
            case isAboutAccess = "notAuthorised"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case provider, campaign, address, id, action, before, after, differences, problem
        case isApplied = "applied"
        case correlationIDs = "correlationIds"
    }

    /// The vendor's schedule as it was read; `nil` when it was not.
    var read: ScheduledCampaign?
}

extension ScheduleComparison {
    /// Whether something is to be applied.
    var differs: Bool { action == .create || action == .update || action == .delete }

    /// The comparison as Terraform would show it; empty for one without a difference.
    var lines: [String] {
        let name = "\(provider) \"\(campaign)\" (\(address))"
        switch action {
        case .none: return []
        case .failed:
            var lines = ["  ! \(name)"]
            if let problem {
                lines.append("      \(problem.message)")
                if let cause = problem.cause { lines.append("      cause  \(cause.rawValue)") }
                if let fix = problem.fix { lines.append("      fix    \(fix)") }
            }
            return lines
        case .create: return ["  + \(name)"] + differences.map(Self.line)
        case .update: return ["  ~ \(name)"] + differences.map(Self.line)
        case .delete: return ["  - \(name)"] + differences.map(Self.line)
        }
    }

    private static func line(_ difference: ScheduleDifference) -> String {
        switch (difference.before, difference.after) {
        case (let before?, let after?): "      ~ \(difference.attribute): \(before) -> \(after)"
        case (let before?, nil): "      - \(difference.attribute): \(before)"
        case (nil, let after?): "      + \(difference.attribute): \(after)"
        case (nil, nil): "        \(difference.attribute)"
        }
    }
}
