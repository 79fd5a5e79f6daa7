import Foundation
import RingdownCore
import RingdownVendors

/// Reads Genesys Cloud's schedules.
struct GenesysScheduleReading {
    let schedule: GenesysCampaignSchedule
    let now: Date

    /// The schedule's zone: an empty one means UTC.
    var zone: String { schedule.timeZone.flatMap { $0.isEmpty ? nil : $0 } ?? "UTC" }

    /// The campaign with the schedule, without the times that are over.
    func scheduled(_ campaign: RemoteObject) -> ScheduledCampaign {
        var hours: [WeeklyHours] = []
        var recurrences: [ScheduleRecurrence] = []
        var intervals: [ScheduleInterval] = []
        var beyond: [String] = []
        for recurrence in schedule.recurrences ?? [] {
            switch meaning(of: recurrence) {
            case .hours(let read): hours.append(read)
            case .recurrence(let read): recurrences.append(read)
            case .beyond(let sentence): beyond.append(sentence)
            }
        }
        for span in schedule.intervals ?? [] {
            if let start = span.start.flatMap(instant), let end = span.end.flatMap(instant), start < end {
                intervals.append(ScheduleInterval(start: start, end: end))
            } else {
                beyond.append("An interval from \(span.start ?? "nowhere") to \(span.end ?? "nowhere").")
            }
        }
        return ScheduledCampaign(
            campaign: campaign,
            schedule: CampaignSchedule(zone: zone, weekly: hours, intervals: intervals, recurrences: recurrences)
                .upcoming(at: now),
            version: schedule.version.map(String.init),
            beyond: beyond
        )
    }

    /// What a recurrence means.
    func meaning(of recurrence: GenesysRecurrence) -> GenesysRecurrenceMeaning {
        guard let start = recurrence.start.flatMap({ LocalTime($0) }),
            let end = recurrence.end.flatMap({ LocalTime($0) }), start < end,
            let every = recurrence.pattern?.interval, every > 0, let days = days(recurrence.pattern),
            let alterations = alterations(recurrence)
        else { return .beyond("A recurrence that cannot be read: \(recurrence.json.text())") }
        var read = ScheduleRecurrence(
            first: LocalSpan(start: start, end: end),
            every: every,
            days: days,
            zone: recurrence.timeZone.flatMap { $0.isEmpty || $0 == zone ? nil : $0 },
            except: alterations.except,
            extra: alterations.extra
        )
        switch recurrence.range?.type {
        case "NoEnd":
            if let hours = weekly(read) { return .hours(hours) }
        case "EndDate":
            guard let last = recurrence.range?.end.flatMap({ Window.Day(String($0.prefix(10))) }) else {
                return .beyond("A recurrence whose end is no date: \(recurrence.json.text())")
            }
            read.until = last
        case "Numbered":
            guard let times = recurrence.range?.numberOfOccurrences, times > 0 else {
                return .beyond("A recurrence whose number of occurrences is none: \(recurrence.json.text())")
            }
            read.times = times
        default: return .beyond("A recurrence whose range is not known: \(recurrence.json.text())")
        }
        return .recurrence(read)
    }

    /// The weekdays of a pattern, none for one that counts in days; `nil` when they cannot be read.
    private func days(_ pattern: GenesysRecurrence.Pattern?) -> Set<Window.Weekday>? {
        switch pattern?.type {
        case "Daily": return []
        case "Weekly":
            let days = Set(days: (pattern?.daysOfWeek ?? []).joined(separator: ","))
            return days?.isEmpty ?? true ? nil : days
        default: return nil
        }
    }

    private func alterations(_ recurrence: GenesysRecurrence) -> (except: [LocalSpan], extra: [LocalSpan])? {
        var except: [LocalSpan] = []
        var extra: [LocalSpan] = []
        for alteration in recurrence.alterations ?? [] {
            guard let start = alteration.start.flatMap({ LocalTime($0) }),
                let end = alteration.end.flatMap({ LocalTime($0) })
            else { return nil }
            switch alteration.type {
            case "Exclusion": except.append(LocalSpan(start: start, end: end))
            case "Inclusion": extra.append(LocalSpan(start: start, end: end))
            default: return nil
            }
        }
        return (except, extra)
    }

    /// The hours that a recurrence without end means; `nil` when it is none of every week, or begins later.
    private func weekly(_ recurrence: ScheduleRecurrence) -> WeeklyHours? {
        guard recurrence.every == 1, recurrence.zone == nil, recurrence.except.isEmpty, recurrence.extra.isEmpty else {
            return nil
        }
        let (start, end) = (recurrence.first.start, recurrence.first.end)
        let calendar = GenesysCalendar(zone: zone)
        guard let begins = calendar.instant(start), begins.timeIntervalSince(now) <= 7 * 86_400,
            end.day == start.day || end.day == calendar.day(after: start.day) && end.time <= start.time
        else { return nil }
        return WeeklyHours(
            days: recurrence.days.isEmpty ? Set(Window.Weekday.allCases) : recurrence.days,
            from: start.time,
            to: end.time
        )
    }

    /// An instant of an interval: one without an offset is local.
    private func instant(_ text: String) -> Date? {
        GenesysTime.date(text) ?? LocalTime(text).flatMap { GenesysCalendar(zone: zone).instant($0) }
    }
}
