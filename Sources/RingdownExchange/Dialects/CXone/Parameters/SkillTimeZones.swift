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
            let start = try Self.seconds("startTime", fields) ?? 0
            let stop = try Self.seconds("endTime", fields) ?? 86_400
            guard start < stop else {
                throw .invalid("endTime", try fields.text("endTime") ?? "", "must be later than startTime")
            }
            entries.append(
                CallableTimeSet.Entry(name: name, zone: zone, slots: WeekSlot.daily(start: start, stop: stop))
            )
        }
        self.entries = entries
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
                    "startTime": .string(Self.clock(entry.slots.map(\.start).min() ?? 0)),
                    "endTime": .string(Self.clock(entry.slots.map(\.stop).max() ?? 86_400)),
                    "timeZoneActiveToCall": true, "overrideTime": false,
                ]
            }
        )
    }

    private static func clock(_ seconds: Int) -> String {
        let minutes = seconds / 60
        return String(100 + minutes / 60).dropFirst() + ":" + String(100 + minutes % 60).dropFirst()
    }

    private static func seconds(_ name: String, _ fields: CXoneFields) throws(CXoneFault) -> Int? {
        guard let text = try fields.text(name) else { return nil }
        let parts = text.split(separator: ":").compactMap { Int($0) }
        guard (2...3).contains(parts.count), (0...24).contains(parts[0]), (0...59).contains(parts[1]) else {
            throw .invalid(name, text, "must be HH:MM")
        }
        return min(86_400, parts[0] * 3600 + parts[1] * 60)
    }
}
