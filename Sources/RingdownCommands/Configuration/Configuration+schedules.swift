import Foundation
import RingdownCore

extension Configuration {
    /// The members of an entry that make its schedule.
    private static let times = ["zone", "weekly", "intervals", "recurrences"]

    mutating func readSchedules(_ reader: YAMLReader) {
        for node in reader.list("schedules") {
            let entry = YAMLReader(node, "schedule", notes: reader.notes)
            entry.allow(only: ["provider", "campaign", "skill"] + Self.times)
            guard let provider = entry.requiredText("provider"), let providerNode = entry.node("provider"),
                let campaign = subject(entry), let schedule = schedule(entry)
            else { continue }
            if providers[provider] == nil { noteUnknown(provider, at: providerNode.place, entry) }
            if schedules.contains(where: { $0.provider == provider && $0.campaign == campaign }) {
                entry.note("the schedule of \"\(campaign)\" at \(provider) stands twice", at: entry.place)
            }
            schedules.append(
                DesiredSchedule(
                    provider: provider,
                    campaign: campaign,
                    schedule: schedule.isEmpty ? nil : schedule,
                    address: "\(file):\(entry.place.line)"
                )
            )
        }
    }

    /// Which campaign or skill it is about.
    private func subject(_ entry: YAMLReader) -> String? {
        switch (entry.text("campaign"), entry.text("skill")) {
        case (let name?, nil), (nil, let name?): return name
        case (nil, nil): entry.note("schedule needs \"campaign\" or \"skill\"", at: entry.place)
        case (_?, _?): entry.note("schedule takes \"campaign\" or \"skill\", not both", at: entry.place)
        }
        return nil
    }

    private func schedule(_ entry: YAMLReader) -> CampaignSchedule? {
        let times = YAMLNode(
            content: .mapping(entry.keys.filter { Self.times.contains($0.key) }),
            place: entry.place
        )
        let schedule: CampaignSchedule
        do throws(ConfigurationError) {
            schedule = try times.decode(CampaignSchedule.self, file: file)
        } catch {
            entry.notes.problems += error.problems
            return nil
        }
        for zone in [schedule.zone].compactMap(\.self) where TimeZone(identifier: zone) == nil {
            entry.note(
                "unknown time zone \"\(zone)\"",
                at: entry.node("zone")?.place ?? entry.place,
                suggestion: "write an IANA name, for example Europe/Berlin"
            )
        }
        return schedule
    }
}
