package import RingdownCore

/// The schedule that a campaign, a skill or a sequence is to have.
package struct DesiredSchedule: Hashable, Sendable {
    /// The resource that declares one.
    package static let resourceType = "ringdown_campaign_schedule"

    /// The configured provider.
    package var provider: String
    /// What is scheduled.
    package var subject: ScheduleSubject
    /// What it is to be; `nil` when it is to have none.
    package var schedule: CampaignSchedule?
    /// Whether the schedule is left as it is, because settings alone are declared.
    package var leavesSchedule: Bool
    /// The vendor's settings that are declared, as `BLOCK.NAME`; others are left as they are.
    package var settings: [String: JSON]
    /// Where it is declared: a resource's address, or the place in the configuration.
    package var address: String

    /// - Parameter schedule: one without times stands for none.
    package init(
        provider: String,
        subject: ScheduleSubject,
        schedule: CampaignSchedule?,
        leavesSchedule: Bool = false,
        settings: [String: JSON] = [:],
        address: String
    ) {
        self.provider = provider
        self.subject = subject
        self.schedule = schedule.flatMap { $0.isEmpty ? nil : $0 }
        self.leavesSchedule = leavesSchedule
        self.settings = settings
        self.address = address
    }

    /// Settings as they are written, a mapping of blocks with their members; `nil` when they are none.
    package static func settings(_ json: JSON?) -> [String: JSON]? {
        guard let json, !json.isNull else { return [:] }
        guard let blocks = json.object, !blocks.isEmpty else { return nil }
        var settings: [String: JSON] = [:]
        for (block, members) in blocks where !members.isNull {
            guard let members = members.object else { return nil }
            for (name, value) in members where !value.isNull { settings["\(block).\(name)"] = value }
        }
        return settings
    }
}
