import RingdownCore
import RingdownVendors

/// A skill's schedule as the vendor writes it and as every vendor's is held.
enum CXoneScheduleText {
    /// The last minute of a day: the vendor's times are of a clock that has no 24:00.
    private static let endOfDay = "23:59"

    /// The schedule that settings mean, with what of them is not expressed, a sentence each.
    static func schedule(_ settings: CXoneScheduleSettings) -> (CampaignSchedule?, beyond: [String]) {
        guard settings.isScheduled == true else { return (nil, []) }
        var hours: [WeeklyHours] = []
        var beyond: [String] = []
        for (weekday, name) in days {
            guard let day = settings[day: name], day.isActive else { continue }
            let from = day.start.flatMap { time($0) }
            let to = day.end.flatMap { $0.hasPrefix(endOfDay) ? Window.TimeOfDay("24:00") : time($0) }
            guard let from, let to else {
                beyond.append("The hours of \(name) are not readable: \(day.start ?? "none") to \(day.end ?? "none").")
                continue
            }
            hours.append(WeeklyHours(days: [weekday], from: from, to: to))
        }
        return (CampaignSchedule(weekly: hours), beyond)
    }

    /// The settings that a schedule means; without one the skill is no longer scheduled, and its hours stay.
    static func settings(_ schedule: CampaignSchedule?, over present: CXoneScheduleSettings) -> CXoneScheduleSettings {
        var settings = CXoneScheduleSettings()
        for (_, name) in days { settings[day: name] = present[day: name] }
        settings.isScheduled = schedule != nil
        guard let schedule else { return settings }
        for (weekday, name) in days {
            if let hours = schedule.weekly.first(where: { $0.days.contains(weekday) }) {
                settings[day: name] = CXoneScheduleSettings.Day(
                    isActive: true,
                    start: hours.from.description,
                    end: hours.to.description == "24:00" ? endOfDay : hours.to.description
                )
            } else {
                var closed = present[day: name] ?? CXoneScheduleSettings.Day(isActive: false)
                closed.isActive = false
                settings[day: name] = closed
            }
        }
        return settings
    }

    private static let days: [(Window.Weekday, String)] = [
        (.mon, "monday"), (.tue, "tuesday"), (.wed, "wednesday"), (.thu, "thursday"), (.fri, "friday"),
        (.sat, "saturday"), (.sun, "sunday"),
    ]

    /// A time whose seconds, where there are some, are left out.
    private static func time(_ text: String) -> Window.TimeOfDay? { Window.TimeOfDay(String(text.prefix(5))) }
}
