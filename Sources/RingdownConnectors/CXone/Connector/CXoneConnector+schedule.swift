import Foundation
package import RingdownCore
import RingdownVendors

/// A skill's schedule has one span for each weekday and no zone; the vendor starts and stops the skill by it.
extension CXoneConnector: SchedulingConnector {
    package var scheduleFeatures: ScheduleFeatures {
        ScheduleFeatures(
            subject: Kind.skill,
            takesZone: false,
            standardZone: nil,
            spansPerDay: 1,
            runsPastMidnight: false,
            takesIntervals: false,
            takesRecurrences: false,
            settings: Self.settingBlocks.map(\.name)
        )
    }

    package func schedules() async throws(ConnectorError) -> [ScheduledCampaign] {
        var scheduled: [ScheduledCampaign] = []
        for skill in try await client.personalConnectionSkills() {
            let found = try await schedule(of: try object(skill, nil))
            if found.schedule != nil || !found.beyond.isEmpty { scheduled.append(found) }
        }
        return scheduled
    }

    package func schedule(of subject: ScheduleSubject) async throws(ConnectorError) -> ScheduledCampaign {
        guard case .campaign(let name) = subject else {
            throw ConnectorError(
                .misconfigured,
                "CXone has no sequences of campaigns, so \"\(subject.name)\" has no schedule there: name a skill.",
                operation: CXoneEndpoint.skills.name
            )
        }
        return try await schedule(of: try object(try await skill(name), nil))
    }

    package func write(
        _ schedule: CampaignSchedule?,
        over read: ScheduledCampaign
    ) async throws(ConnectorError) -> Receipt {
        let misfits = schedule.map { scheduleFeatures.misfits(of: $0) } ?? []
        guard misfits.isEmpty else { throw invalid(misfits.joined(separator: " "), read.campaign) }
        let wanted = schedule.flatMap { $0.isEmpty ? nil : $0 }
        let kept = try await keep(.schedule, of: read.campaign) { present throws(ConnectorError) in
            let settings = CXoneScheduleText.settings(wanted, over: CXoneScheduleSettings(members: present.members))
            guard Self.version(CXoneAnswer(members: settings.members)) != Self.version(present) else { return nil }
            guard read.version == nil || Self.version(present) == read.version else {
                throw invalid(
                    "The schedule of skill \"\(read.campaign.name)\" was changed since it was read: read it again.",
                    read.campaign
                )
            }
            return settings.json
        }
        let what = wanted == nil ? "removed the schedule of" : "wrote the schedule of"
        return Receipt(
            at: clock.now(),
            accepted: [
                kept.isNew
                    ? "\(what) skill \(read.campaign.name)" : "skill \(read.campaign.name) has that schedule already"
            ],
            correlationIDs: [kept.correlationID].compactMap(\.self)
        )
    }

    package func operation(writing schedule: CampaignSchedule?, over read: ScheduledCampaign) -> String {
        CXoneEndpoint.write(.schedule).name
    }

    private func schedule(of skill: RemoteObject) async throws(ConnectorError) -> ScheduledCampaign {
        let answer = try await client.settings(.schedule, of: skill)
        let (schedule, beyond) = CXoneScheduleText.schedule(CXoneScheduleSettings(members: answer.members))
        return ScheduledCampaign(campaign: skill, schedule: schedule, version: Self.version(answer), beyond: beyond)
    }

    /// What tells whether the settings were changed: the vendor has no version of them, so they stand for themselves.
    private static func version(_ settings: CXoneAnswer) -> String {
        let known = CXoneScheduleSettings(members: settings.members)
        let days = CXoneScheduleSettings.days.map { name in
            let day = known[day: name]
            return "\(name) \(day?.isActive ?? false) \(day?.start?.prefix(5) ?? "-") \(day?.end?.prefix(5) ?? "-")"
        }
        return "\(known.isScheduled ?? false); " + days.joined(separator: "; ")
    }

    private func invalid(_ message: String, _ skill: RemoteObject) -> ConnectorError {
        ConnectorError(.invalid, message, operation: CXoneEndpoint.write(.schedule).name, target: skill)
    }
}
