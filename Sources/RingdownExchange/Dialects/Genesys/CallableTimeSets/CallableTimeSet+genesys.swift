import GRDB
import RingdownCore
import RingdownDialer
import RingdownVendors

extension CallableTimeSet: GenesysObject {
    static let home = GenesysHome(path: "/api/v2/outbound/callabletimesets", parameter: "callableTimeSetId")

    mutating func apply(_ fields: GenesysFields, isNew: Bool) throws(GenesysFault) {
        guard let list = try fields.list("callableTimes"), !list.isEmpty else {
            throw GenesysFault(
                isNew ? "invalid.create" : "invalid.update",
                "A callable time set needs callableTimes."
            )
        }
        entries = []
        for value in list { entries.append(try Self.entry(GenesysFields(value))) }
        let names = entries.compactMap(\.name)
        guard Set(names).count == names.count, Set(entries.map(\.zone)).count == entries.count else {
            throw GenesysFault("duplicate.callable.time.name", "A name or a time zone stands twice in callableTimes.")
        }
    }

    func members(in db: Database) throws -> [String: JSON] {
        [
            "callableTimes": .array(
                entries.map { entry in
                    var shown: [String: JSON] = [
                        "timeZoneId": .string(entry.zone), "timeSlots": .array(entry.slots.map(\.genesys)),
                    ]
                    shown["name"] = entry.name.map { .string($0) }
                    return .object(shown)
                }
            )
        ]
    }

    private static func entry(_ fields: GenesysFields) throws(GenesysFault) -> Entry {
        let name = try fields.text("name")
        if let name, !name.contains(where: { !$0.isWhitespace }) {
            throw GenesysFault("missing.callable.time.name", "The name of a callable time must not be blank.")
        }
        guard let zone = try fields.text("timeZoneId"), !zone.isEmpty else {
            throw GenesysFault("missing.time.zone", "A callable time needs a timeZoneId.")
        }
        guard ZoneClock(zone) != nil else {
            throw GenesysFault("invalid.time.zone", "\(zone) is no time zone; write one such as America/New_York.")
        }
        var slots: [WeekSlot] = []
        for value in try fields.list("timeSlots") ?? [] { slots.append(try WeekSlot(GenesysFields(value))) }
        guard !slots.isEmpty else {
            throw GenesysFault(.constraintValidation, "timeSlots is required: a callable time has at least one")
        }
        return Entry(name: name, zone: zone, slots: slots)
    }
}

extension WeekSlot {
    fileprivate init(_ fields: GenesysFields) throws(GenesysFault) {
        guard let day = try fields.whole("day"), (1...7).contains(day) else {
            throw GenesysFault("invalid.day", "The day of a time slot is 1 for Monday to 7 for Sunday.")
        }
        let start = try fields.timeOfDay("startTime")
        let stop = try fields.timeOfDay("stopTime")
        guard let start, let stop, start < stop else {
            throw GenesysFault("invalid.start.time", "Start time must be before stop time.")
        }
        self.init(weekday: day, start: start, stop: stop)
    }

    fileprivate var genesys: JSON {
        [
            "day": .number(JSONNumber(weekday)), "startTime": .string(GenesysFields.timeOfDay(start)),
            "stopTime": .string(GenesysFields.timeOfDay(stop)),
        ]
    }
}
