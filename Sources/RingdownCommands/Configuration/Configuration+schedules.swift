import Foundation
import RingdownCore
import RingdownEngine

extension Configuration {
    /// The members of an entry that make its schedule.
    private static let times = ["zone", "weekly", "intervals", "recurrences"]

    /// How often the server looks at the vendors' schedules.
    mutating func readScheduleWatch(_ reader: YAMLReader) {
        guard let node = reader.node("scheduleWatch") else { return }
        let watch = YAMLReader(node, "scheduleWatch", notes: reader.notes)
        watch.allow(only: ["every", "workspace"])
        guard let every = watch.seconds("every"), let place = watch.node("every")?.place else {
            if !watch.has("every") { watch.note("scheduleWatch needs \"every\"", at: node.place) }
            return
        }
        if every < 60 {
            watch.note("\"every\" must be at least 1m: vendors limit how often they are asked", at: place)
        }
        if schedules.isEmpty {
            watch.note("scheduleWatch watches what schedules declare, and there are none", at: node.place)
        }
        scheduleWatch = ScheduleWatching(every: every, workspace: watch.text("workspace") ?? "default")
    }

    mutating func readSchedules(_ reader: YAMLReader) {
        for node in reader.list("schedules") {
            let entry = YAMLReader(node, "schedule", notes: reader.notes)
            entry.allow(only: ["provider", "campaign", "skill", "sequence", "settings"] + Self.times)
            guard let provider = entry.requiredText("provider"), let providerNode = entry.node("provider"),
                let subject = subject(entry), let schedule = schedule(entry), let settings = settings(entry)
            else { continue }
            if providers[provider] == nil { noteUnknown(provider, at: providerNode.place, entry) }
            if schedules.contains(where: { $0.provider == provider && $0.subject == subject }) {
                entry.note("the schedule of \"\(subject.name)\" at \(provider) stands twice", at: entry.place)
            }
            schedules.append(
                DesiredSchedule(
                    provider: provider,
                    subject: subject,
                    schedule: schedule,
                    leavesSchedule: !settings.isEmpty && !entry.keys.contains { Self.times.contains($0.key) },
                    settings: settings,
                    address: "\(file):\(entry.place.line)"
                )
            )
        }
    }

    /// What it is about.
    private func subject(_ entry: YAMLReader) -> ScheduleSubject? {
        let campaigns = [entry.text("campaign"), entry.text("skill")].compactMap(\.self)
        let sequences = [entry.text("sequence")].compactMap(\.self)
        let named = campaigns.map(ScheduleSubject.campaign) + sequences.map(ScheduleSubject.sequence)
        if named.count == 1 { return named[0] }
        let words =
            named.isEmpty ? "needs \"campaign\", \"skill\" or \"sequence\"" : "names several things, and is of one"
        entry.note("schedule \(words)", at: entry.place)
        return nil
    }

    private func settings(_ entry: YAMLReader) -> [String: JSON]? {
        if let settings = DesiredSchedule.settings(entry.node("settings")?.json) { return settings }
        entry.note(
            "\"settings\" must be blocks of settings",
            at: entry.node("settings")?.place ?? entry.place,
            suggestion: "for example { general: { maximumAttempts: 3 } }"
        )
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
