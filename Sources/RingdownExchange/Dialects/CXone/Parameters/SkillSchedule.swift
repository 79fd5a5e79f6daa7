import Foundation
import RingdownCore
import RingdownDialer
import RingdownVendors

/// A skill's schedule: for each day of the week whether the platform starts it, and from when to when.
struct SkillSchedule: Hashable, Sendable {
    private static let usual = CXoneScheduleSettings.Day(isActive: false, start: "08:00", end: "21:00")

    var isScheduled = false
    /// The days that were ever set, by the vendor's names.
    var days: [String: CXoneScheduleSettings.Day] = [:]

    init() {}

    /// Reads it from the campaign's schedule; only what CXone can say is seen.
    init(_ schedule: Schedule?) {
        guard let schedule else { return }
        isScheduled = true
        for recurrence in schedule.recurrences {
            guard case .weekly(1, let weekdays) = recurrence.pattern else { continue }
            for weekday in weekdays {
                days[CXoneScheduleSettings.days[weekday % 7]] = CXoneScheduleSettings.Day(
                    isActive: true,
                    start: Self.clock(recurrence.start),
                    end: Self.clock(recurrence.end)
                )
            }
        }
    }

    /// Reads what a caller gives over what holds.
    mutating func apply(_ given: JSON) throws(CXoneFault) {
        guard let settings = CXoneScheduleSettings(given) else { throw .missing("scheduleSettings") }
        isScheduled = settings.isScheduled ?? isScheduled
        for name in CXoneScheduleSettings.days {
            guard let day = settings[day: name] else { continue }
            for text in [day.start, day.end].compactMap(\.self) where DayClock.seconds(text) == nil {
                throw .invalid(name + "StartTime", text, "must be HH:MM")
            }
            days[name] = day
        }
    }

    /// The schedule that turns a campaign on and off; `nil` when it is not to be.
    ///
    /// CXone's schedule has no time zone: the clock of the business unit counts, which is UTC here.
    func schedule(of campaign: String, now: DialerTime) -> Schedule? {
        guard isScheduled else { return nil }
        // The first occurrences lie in the past week, so that one of today counts from the beginning.
        let monday = WallTime(now, on: .utc).adding(days: -7)
        let recurrences = CXoneScheduleSettings.days.enumerated().compactMap { index, name -> Recurrence? in
            guard let day = days[name], day.isActive else { return nil }
            let start = DayClock.seconds(day.start ?? "00:00") ?? 0
            let end = DayClock.seconds(day.end ?? "24:00") ?? DayClock.day
            let weekday = index == 0 ? 7 : index
            let date = monday.adding(days: (weekday - ZoneClock.weekday(ofDay: monday.day) + 7) % 7).day
            let first = WallTime(seconds: date * 86_400 + start)
            return Recurrence(
                id: name,
                start: first,
                end: WallTime(seconds: date * 86_400 + (end > start ? end : end + 86_400)),
                pattern: .weekly(every: 1, on: [weekday])
            )
        }
        return Schedule(id: campaign, subject: .campaign, created: now, modified: now, recurrences: recurrences)
    }

    /// The form of `schedule-settings`.
    var flat: [String: JSON] {
        var settings = CXoneScheduleSettings()
        settings.isScheduled = isScheduled
        for name in CXoneScheduleSettings.days { settings[day: name] = days[name] ?? Self.usual }
        return settings.members
    }

    /// The form of `parameters`.
    var listed: JSON {
        [
            "isScheduled": .bool(isScheduled),
            "schedules": .array(
                CXoneScheduleSettings.days.map { name in
                    let day = days[name] ?? Self.usual
                    return [
                        "day": .string(name.capitalized), "active": .bool(day.isActive), "startTime": .text(day.start),
                        "endTime": .text(day.end),
                    ]
                }
            ),
        ]
    }

    private static func clock(_ time: WallTime) -> String { String(time.text.dropFirst(11).prefix(5)) }
}
