import RingdownCore
import RingdownDialer

/// When contacts of each time zone may be called, the same hours on every day.
struct SkillTimeZones: Hashable, Sendable {
    private let entries: [CallableTimeSet.Entry]

    init(_ times: CallableTimeSet?) { entries = times?.entries ?? [] }

    /// Reads what a caller gives: zones that are not given, or not active, may not be called at all.
    init(_ given: [CXoneFields]) throws(CXoneFault) {
        var entries: [CallableTimeSet.Entry] = []
        for fields in given {
            let name = try fields.requiredText("standardName")
            guard let zone = CXoneZones.iana(name) else { throw .invalid("standardName", name, "is no time zone") }
            guard try fields.flag("timeZoneActiveToCall") ?? true else { continue }
            if let value = fields["overrideTime"], value != false {
                throw .unsupported("overrideTime", "the exchange does not act on it")
            }
            let start = try DayClock.seconds("startTime", fields) ?? 0
            let stop = try DayClock.seconds("endTime", fields) ?? DayClock.day
            guard start < stop else {
                throw .invalid("endTime", try fields.text("endTime") ?? "", "must be later than startTime")
            }
            entries.append(
                CallableTimeSet.Entry(name: name, zone: zone, slots: WeekSlot.daily(start: start, stop: stop))
            )
        }
        self.entries = entries
    }

    /// The id of the set that says when a skill's contacts may be called.
    static func id(of campaign: String) -> String { SeedID.of("skill time zones", campaign) }

    /// The hours of every zone that a zone of Windows stands for.
    var times: CallableTimes {
        var slots: [String: [WeekSlot]] = [:]
        for entry in entries {
            for zone in CXoneZones.all(entry.name ?? "", or: entry.zone) { slots[zone] = entry.slots }
        }
        return CallableTimes(slots: slots)
    }

    /// The set that says it; `nil` when no zone is given, which restricts nothing.
    func set(_ head: ObjectHead) -> CallableTimeSet? {
        guard !entries.isEmpty else { return nil }
        var set = CallableTimeSet(head)
        set.entries = entries
        return set
    }

    /// The form of `time-zones`.
    var json: JSON {
        .array(
            entries.map { entry in
                [
                    "standardName": .string(entry.name ?? entry.zone),
                    "startTime": .string(DayClock.text(entry.slots.map(\.start).min() ?? 0)),
                    "endTime": .string(DayClock.text(entry.slots.map(\.stop).max() ?? DayClock.day)),
                    "timeZoneActiveToCall": true, "overrideTime": false,
                ]
            }
        )
    }
}
