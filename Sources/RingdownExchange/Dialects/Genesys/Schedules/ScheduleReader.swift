import RingdownCore
import RingdownDialer
import RingdownVendors

/// Reads a schedule from a body, with the checks and codes that the vendor documents.
///
/// How many intervals, recurrences and alterations the vendor allows is not published; the bounds are this exchange's.
struct ScheduleReader {
    private static let intervalLimit = 100
    private static let recurrenceLimit = 50
    private static let alterationLimit = 100

    let fields: GenesysFields
    /// What there is so far; `nil` for a schedule that is new.
    let present: Schedule?
    /// The exchange's time.
    let now: DialerTime
    let ids: any IDSource

    /// The schedule that the body describes, for what the path names.
    func schedule(of subject: Schedule.Subject, _ id: String) throws(GenesysFault) -> Schedule {
        let zone = try zone("timeZone", of: fields)
        guard let referred = try fields.reference(subject.rawValue) else {
            throw GenesysFault(
                "invalid.associated.resource.type",
                "The associated resource type must be '\(subject.rawValue)s'."
            )
        }
        guard referred == id else {
            throw GenesysFault("invalid.update", "The \(subject.rawValue) is another one than the path names.")
        }
        guard let intervals = try fields.list("intervals") else {
            throw GenesysFault(.constraintValidation, "intervals is required")
        }
        return Schedule(
            id: id,
            name: try fields.text("name") ?? "",
            subject: subject,
            created: now,
            modified: now,
            intervals: try self.intervals(intervals, on: zone.flatMap { ZoneClock($0) } ?? .utc),
            recurrences: try recurrences(try fields.list("recurrences") ?? []),
            zone: zone
        )
    }

    private func intervals(_ list: [JSON], on clock: ZoneClock) throws(GenesysFault) -> [ScheduleSpan] {
        var spans: [ScheduleSpan] = []
        for json in list {
            let fields = try GenesysFields(json)
            guard let start = try fields.text("start").flatMap({ Self.instant($0, on: clock) }),
                let end = try fields.text("end").flatMap({ Self.instant($0, on: clock) })
            else {
                throw GenesysFault(
                    "invalid.interval.time",
                    "An interval has a start and an end like 2026-11-02T09:00:00.000Z."
                )
            }
            let span = ScheduleSpan(start: start, end: end)
            guard start < end else {
                throw GenesysFault("invalid.end.time", "The end time of an interval must be after its start time.")
            }
            guard start >= now || present?.intervals.contains(span) ?? false else {
                throw GenesysFault("invalid.start.time", "The start time of an interval must not be in the past")
            }
            guard !spans.contains(where: span.overlaps) else {
                throw GenesysFault(
                    "overlapping.interval",
                    "Each interval must not overlap with any other interval"
                )
            }
            spans.append(span)
        }
        guard spans.count(where: { $0.end > now }) <= Self.intervalLimit else {
            throw GenesysFault(
                "future.intervals.exceeded.limit",
                "A schedule has at most \(Self.intervalLimit) intervals that are not over."
            )
        }
        return spans.sorted { $0.start < $1.start }
    }

    private func recurrences(_ list: [JSON]) throws(GenesysFault) -> [Recurrence] {
        guard list.count <= Self.recurrenceLimit else {
            throw GenesysFault(
                "recurrences.exceeded.limit",
                "A schedule has at most \(Self.recurrenceLimit) recurrences."
            )
        }
        var recurrences: [Recurrence] = []
        for json in list {
            let recurrence = try recurrence(try GenesysFields(json))
            guard !recurrences.contains(where: { $0.id == recurrence.id }) else {
                throw GenesysFault("recurrence.id.duplicate.found", "Two recurrences have the id \(recurrence.id).")
            }
            recurrences.append(recurrence)
        }
        return recurrences
    }

    private func recurrence(_ fields: GenesysFields) throws(GenesysFault) -> Recurrence {
        let id = try fields.text("id")
        let known = present?.recurrences.first { $0.id == id }
        guard id == nil || known != nil else {
            throw GenesysFault(
                "recurrence.id.not.allowed",
                "A new recurrence has no id: leave it out, it is given one."
            )
        }
        guard let start = try fields.text("start").flatMap(WallTime.init) else {
            throw GenesysFault(
                "recurrence.invalid.start.time",
                "The start of a recurrence is written like 2026-11-02T09:00:00."
            )
        }
        guard let end = try fields.text("end").flatMap(WallTime.init), start < end else {
            throw GenesysFault(
                "recurrence.invalid.end.time",
                "The end of a recurrence is written like 2026-11-02T17:00:00 and lies after its start."
            )
        }
        let zone = try zone("timeZone", of: fields)
        let common = try self.zone("timeZone", of: self.fields)
        let clock = (zone ?? common).flatMap { ZoneClock($0) } ?? .utc
        guard start.instant(on: clock) >= now || known?.start == start else {
            throw GenesysFault("recurrence.invalid.start.time", "The start of a recurrence must not be in the past.")
        }
        return Recurrence(
            id: id ?? ids.next(),
            start: start,
            end: end,
            zone: zone,
            pattern: try pattern(try fields.object("pattern")),
            range: try range(try fields.object("range"), from: start),
            alterations: try alterations(try fields.list("alterations") ?? [])
        )
    }

    private func alterations(_ list: [JSON]) throws(GenesysFault) -> [Recurrence.Alteration] {
        guard list.count <= Self.alterationLimit else {
            throw GenesysFault(
                "recurrence.alterations.exceeded.limit",
                "A recurrence has at most \(Self.alterationLimit) alterations."
            )
        }
        var alterations: [Recurrence.Alteration] = []
        for json in list {
            let fields = try GenesysFields(json)
            let type = try fields.text("type")
            guard let type, ["Exclusion", "Inclusion"].contains(type) else {
                throw GenesysFault("invalid.alteration.type", "The type of an alteration is Exclusion or Inclusion.")
            }
            guard let start = try fields.text("start").flatMap(WallTime.init) else {
                throw GenesysFault(
                    "recurrence.invalid.alteration.start.time",
                    "The start of an alteration is written like 2026-11-02T09:00:00."
                )
            }
            guard let end = try fields.text("end").flatMap(WallTime.init), start < end else {
                throw GenesysFault(
                    "recurrence.invalid.alteration.end.time",
                    "The end of an alteration is written like 2026-11-02T17:00:00 and lies after its start."
                )
            }
            alterations.append(Recurrence.Alteration(isInclusion: type == "Inclusion", start: start, end: end))
        }
        return alterations
    }

    /// A zone by its IANA name; `nil` when the member is absent or empty.
    private func zone(_ name: String, of fields: GenesysFields) throws(GenesysFault) -> String? {
        guard let zone = try fields.text(name), !zone.isEmpty else { return nil }
        guard ZoneClock(zone) != nil else {
            throw GenesysFault(
                "invalid.timezone",
                "The time zone must be a valid timezone string like 'America/New_York'"
            )
        }
        return zone
    }

    /// An instant as the vendor writes it; without a zone the clock of the schedule's zone is meant.
    private static func instant(_ text: String, on clock: ZoneClock) -> DialerTime? {
        GenesysTime.date(text).map { DialerTime($0) } ?? WallTime(text)?.instant(on: clock)
    }
}
