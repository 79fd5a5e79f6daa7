import Foundation
import RingdownCore

extension ScheduleComparison {
    /// The difference as a change that somebody made by hand at the vendor; `nil` when there is none.
    ///
    /// What is declared is what was there, and what is at the vendor is what became of it. The vendor's version tells one
    /// such change from the next, so that the same one, found again and again, is one change; a schedule that was removed
    /// has no version, and counts once a day.
    func drift(workspace: String, at now: Date) -> Change? {
        guard differs, let read else { return nil }
        return Change(
            address: "\(DesiredSchedule.resourceType).\(provider)[\(JSON.string(campaign).text())]",
            type: DesiredSchedule.resourceType,
            name: provider,
            index: .string(campaign),
            actions: before == nil && read.beyond.isEmpty ? .delete : after == nil ? .create : .update,
            before: value(after, read),
            after: value(before, read),
            phase: .drifted,
            origin: ChangeOrigin(
                source: "cli",
                workspace: workspace,
                revision: read.version.map { "version \($0)" } ?? "removed \(now.iso8601.prefix(10))"
            )
        )
    }

    private func value(_ schedule: CampaignSchedule?, _ read: ScheduledCampaign) -> JSON? {
        guard let schedule, let bytes = try? JSONEncoder().encode(schedule), let json = try? JSON(parsing: bytes),
            case .object(var members) = json
        else { return nil }
        members["provider_name"] = .string(provider)
        members["campaign"] = .string(campaign)
        members["campaign_id"] = .string(read.campaign.id)
        return .object(members)
    }
}
