import RingdownCore
import RingdownDialer
import RingdownVendors

extension Schedule {
    /// The schedule as the vendor shows it.
    ///
    /// - Parameters:
    ///   - subject: the reference to what it turns on and off.
    ///   - now: the instant from which the next occurrences are told.
    func genesys(of subject: JSON, at now: DialerTime) -> JSON {
        var members: [String: JSON] = [
            "id": .string(id),
            "name": .string(name),
            "dateCreated": .string(created.genesys),
            "dateModified": .string(modified.genesys),
            "version": .number(JSONNumber(version)),
            "intervals": .array(
                intervals.map { ["start": .string($0.start.genesys), "end": .string($0.end.genesys)] }
            ),
            "recurrences": .array(recurrences.map { $0.genesys(in: self, at: now) }),
            "selfUri": .string(GenesysPath.schedule(self.subject, id)),
        ]
        members["timeZone"] = zone.map { .string($0) }
        members[self.subject.rawValue] = subject
        return .object(members)
    }
}

extension Recurrence {
    fileprivate func genesys(in schedule: Schedule, at now: DialerTime) -> JSON {
        var members: [String: JSON] = [
            "id": .string(id),
            "start": .string(start.text),
            "end": .string(end.text),
            "pattern": pattern.genesys,
            "range": range.genesys,
            "alterations": .array(
                alterations.map { alteration in
                    [
                        "type": .string(alteration.isInclusion ? "Inclusion" : "Exclusion"),
                        "start": .string(alteration.start.text),
                        "end": .string(alteration.end.text),
                    ]
                }
            ),
        ]
        members["timeZone"] = zone.map { .string($0) }
        var details: [String: JSON] = [:]
        let clock = schedule.clock(of: self)
        if let first = nextSpans(endingAfter: now, on: clock).min(by: { $0.start < $1.start }) {
            let following = nextSpans(endingAfter: first.end, on: clock).map(\.start).min()
            details["startOccurrenceDetails"] = (first.start > now ? first.start : following).map(Self.occurrence)
            details["endOccurrenceDetails"] = Self.occurrence(first.end)
        }
        members["nextOccurrenceDetails"] = .object(details)
        return .object(members)
    }

    private static func occurrence(_ instant: DialerTime) -> JSON {
        ["dateOfNextOccurrence": .string(instant.genesys)]
    }
}

extension Recurrence.Pattern {
    /// The days of the week as the vendor names them, from Monday.
    static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    fileprivate var genesys: JSON {
        switch self {
        case .daily(let every):
            ["type": "Daily", "interval": .number(JSONNumber(every))]
        case .weekly(let every, let on):
            [
                "type": "Weekly",
                "interval": .number(JSONNumber(every)),
                "daysOfWeek": .array(on.sorted().map { .string(Self.days[$0 - 1]) }),
            ]
        }
    }
}

extension Recurrence.Range {
    fileprivate var genesys: JSON {
        switch self {
        case .noEnd: ["type": "NoEnd"]
        case .until(let last): ["type": "EndDate", "end": .string(last.text)]
        case .times(let times): ["type": "Numbered", "numberOfOccurrences": .number(JSONNumber(times))]
        }
    }
}
