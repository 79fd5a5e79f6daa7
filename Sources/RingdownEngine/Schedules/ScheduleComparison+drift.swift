package import Foundation
package import RingdownCore

extension ScheduleComparison {
    /// The difference as a change that somebody made by hand at the vendor; `nil` when there is none.
    ///
    /// What is declared is what was there, and what is at the vendor is what became of it. The vendor's version tells one
    /// such change from the next, so that the same one, found again and again, is one change; a schedule that was removed
    /// has no version, and counts once a day.
    ///
    /// - Parameter source: who found it (`cli`, `schedules`).
    package func drift(source: String, workspace: String, at now: Date) -> Change? {
        guard differs, let read else { return nil }
        let index = JSON.string(isSequence ? "sequence/\(campaign)" : campaign)
        return Change(
            address: "\(DesiredSchedule.resourceType).\(provider)[\(index.text())]",
            type: DesiredSchedule.resourceType,
            name: provider,
            index: index,
            actions: actions(read),
            before: value(after, settings, read),
            after: value(before, presentSettings, read),
            phase: .drifted,
            origin: ChangeOrigin(
                source: source,
                workspace: workspace,
                revision: read.version.map { "version \($0)" } ?? "removed \(now.iso8601.prefix(10))"
            )
        )
    }

    private func actions(_ read: ScheduledCampaign) -> ChangeActions {
        guard settings.isEmpty else { return .update }
        return before == nil && read.beyond.isEmpty ? .delete : after == nil ? .create : .update
    }

    private func value(
        _ schedule: CampaignSchedule?,
        _ settings: [String: JSON],
        _ read: ScheduledCampaign
    ) -> JSON? {
        guard schedule != nil || !self.settings.isEmpty else { return nil }
        let bytes = schedule.flatMap { try? JSONEncoder().encode($0) }
        var members = bytes.flatMap { try? JSON(parsing: $0) }?.object ?? [:]
        if !self.settings.isEmpty { members["settings"] = .object(settings) }
        members["provider_name"] = .string(provider)
        members[isSequence ? "sequence" : "campaign"] = .string(campaign)
        members[isSequence ? "sequence_id" : "campaign_id"] = .string(read.campaign.id)
        return .object(members)
    }
}
