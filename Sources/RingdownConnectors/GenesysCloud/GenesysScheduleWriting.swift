import Foundation
import RingdownCore
import RingdownVendors

/// Writes Genesys Cloud's schedules.
///
/// What stands there already and is wanted is kept as it stands: the platform takes no start that is past, and so the
/// start of a recurrence that runs for months could not be written anew.
struct GenesysScheduleWriting {
    /// What stands there; without members when nothing does.
    let present: GenesysCampaignSchedule
    let wanted: CampaignSchedule
    let now: Date

    /// The schedule to send, for the campaign or sequence.
    func schedule(_ campaign: RemoteObject) -> GenesysCampaignSchedule {
        var schedule = GenesysCampaignSchedule()
        schedule.members["name"] = present.members["name"]
        schedule.version = present.version
        schedule[GenesysScheduled(campaign)] = GenesysReference(id: campaign.id, name: campaign.name)
        schedule.timeZone = zone
        schedule.intervals = intervals
        schedule.recurrences = hours + recurrences
        return schedule
    }

    /// Whether a recurrence is wanted that has begun and does not stand there, which the platform does not take.
    var begun: ScheduleRecurrence? {
        wanted.recurrences.first { recurrence in
            guard standing(recurrence) == nil else { return false }
            let begins = GenesysCalendar(zone: recurrence.zone ?? zone).instant(recurrence.first.start)
            return begins.map { $0 <= now } ?? true
        }
    }

    private var zone: String { wanted.zone ?? "UTC" }

    /// What stands there, with its meaning; nothing when the zone changes, because then all of it changes.
    private var kept: [(meaning: GenesysRecurrenceMeaning, recurrence: GenesysRecurrence)] {
        let reading = GenesysScheduleReading(schedule: present, now: now)
        guard reading.zone == zone else { return [] }
        return (present.recurrences ?? []).map { (reading.meaning(of: $0), $0) }
    }

    /// What stands there with a meaning; `nil` when nothing does.
    private func standing(_ wanted: ScheduleRecurrence) -> GenesysRecurrence? {
        kept.first { $0.meaning == .recurrence(wanted) }?.recurrence
    }

    private var intervals: [GenesysScheduleSpan] {
        wanted.intervals.map { interval in
            var span = GenesysScheduleSpan()
            span.start = GenesysTime.text(interval.start)
            span.end = GenesysTime.text(interval.end)
            return span
        }
    }

    private var hours: [GenesysRecurrence] {
        var written: [GenesysRecurrence] = []
        for hours in wanted.weekly {
            var missing = hours.days
            for case (.hours(let there), let recurrence) in kept
            where there.from == hours.from && there.to == hours.to && there.days.isSubset(of: missing) {
                written.append(Self.without(readOnly: recurrence))
                missing.subtract(there.days)
            }
            if let recurrence = recurrence(WeeklyHours(days: missing, from: hours.from, to: hours.to)) {
                written.append(recurrence)
            }
        }
        return written
    }

    /// Weekly hours from their next beginning on; `nil` without days.
    private func recurrence(_ hours: WeeklyHours) -> GenesysRecurrence? {
        let calendar = GenesysCalendar(zone: zone)
        guard let day = calendar.next(hours.days, at: hours.from, after: now) else { return nil }
        let last = hours.runsPastMidnight ? calendar.day(after: day) ?? day : day
        return recurrence(
            ScheduleRecurrence(
                first: LocalSpan(
                    start: LocalTime(day: day, time: hours.from),
                    end: LocalTime(day: last, time: hours.to)
                ),
                days: hours.days
            )
        )
    }

    private var recurrences: [GenesysRecurrence] {
        wanted.recurrences.map { standing($0).map(Self.without(readOnly:)) ?? recurrence($0) }
    }

    private func recurrence(_ wanted: ScheduleRecurrence) -> GenesysRecurrence {
        var recurrence = GenesysRecurrence()
        recurrence.start = text(wanted.first.start)
        recurrence.end = text(wanted.first.end)
        recurrence.timeZone = wanted.zone
        var pattern = GenesysRecurrence.Pattern()
        pattern.type = wanted.days.isEmpty ? "Daily" : "Weekly"
        pattern.interval = wanted.every
        pattern.daysOfWeek = wanted.days.isEmpty ? nil : wanted.days.sorted().map(Self.name)
        recurrence.pattern = pattern
        recurrence.range = range(wanted)
        let alterations = wanted.except.map { ("Exclusion", $0) } + wanted.extra.map { ("Inclusion", $0) }
        if !alterations.isEmpty {
            recurrence.alterations = alterations.map { type, span in
                var alteration = GenesysScheduleSpan()
                alteration.type = type
                alteration.start = text(span.start)
                alteration.end = text(span.end)
                return alteration
            }
        }
        return recurrence
    }

    private func range(_ wanted: ScheduleRecurrence) -> GenesysRecurrence.Range {
        var range = GenesysRecurrence.Range()
        range.type = "NoEnd"
        if let until = wanted.until {
            range.type = "EndDate"
            // The end of the occurrence on the last day.
            range.end = text(LocalTime(day: until, time: wanted.first.end.time))
        } else if let times = wanted.times {
            range.type = "Numbered"
            range.numberOfOccurrences = times
        }
        return range
    }

    /// A local time as the vendor writes it; the end of a day is the beginning of the next.
    private func text(_ time: LocalTime) -> String {
        guard time.time.minutes == 1440, let next = GenesysCalendar(zone: zone).day(after: time.day) else {
            return "\(time):00"
        }
        return "\(next)T00:00:00"
    }

    private static func without(readOnly recurrence: GenesysRecurrence) -> GenesysRecurrence {
        var recurrence = recurrence
        recurrence.members["nextOccurrenceDetails"] = nil
        return recurrence
    }

    private static func name(_ day: Window.Weekday) -> String {
        switch day {
        case .mon: "Monday"
        case .tue: "Tuesday"
        case .wed: "Wednesday"
        case .thu: "Thursday"
        case .fri: "Friday"
        case .sat: "Saturday"
        case .sun: "Sunday"
        }
    }
}
