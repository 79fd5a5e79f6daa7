import RingdownCore
import RingdownDialer
import RingdownVendors

extension MappedWindow {
    /// The hours of contacts whose zone follows from their numbers (`AutomaticTimeZoneMappingSettings`).
    init(_ fields: GenesysFields) throws(GenesysFault) {
        // Numbers of every country are mapped, so a choice of some would not be acted on.
        try fields.refuse(["supportedCountries"], code: GenesysErrorTemplate.invalidUpdate.code)
        var mapped: [WeekSlot] = []
        var unmapped: [WeekSlot] = []
        var zone: String?
        for json in try fields.list("callableWindows") ?? [] {
            let window = try GenesysFields(json)
            guard let known = try window.object("mapped"), let unknown = try window.object("unmapped"),
                let name = try unknown.text("timeZoneId"), ZoneClock(name) != nil
            else {
                throw Self.wrong("Each of callableWindows has mapped, and unmapped with a timeZoneId.")
            }
            guard zone ?? name == name else { throw Self.wrong("All callableWindows have one unmapped timeZoneId.") }
            zone = name
            mapped += try Self.hours(known)
            unmapped += try Self.hours(unknown)
        }
        guard let zone else { throw Self.wrong("automaticTimeZoneMapping needs callableWindows.") }
        self.init(mapped: mapped, unmapped: unmapped, unmappedZone: zone)
    }

    private static func hours(_ fields: GenesysFields) throws(GenesysFault) -> [WeekSlot] {
        guard let start = try fields.timeOfDay("earliestCallableTime"),
            let stop = try fields.timeOfDay("latestCallableTime"), start < stop
        else {
            throw wrong(
                "A window is from an earliestCallableTime to a later latestCallableTime, such as 08:00 to 21:00."
            )
        }
        return WeekSlot.daily(start: start, stop: stop)
    }

    private static func wrong(_ message: String) -> GenesysFault {
        GenesysFault(GenesysErrorTemplate.invalidUpdate.code, message)
    }

    /// The hours as the vendor shows them: every day has the same.
    var genesys: JSON {
        func hours(_ slot: WeekSlot) -> [String: JSON] {
            [
                "earliestCallableTime": .string(String(GenesysFields.timeOfDay(slot.start).prefix(5))),
                "latestCallableTime": .string(String(GenesysFields.timeOfDay(slot.stop).prefix(5))),
            ]
        }
        let days = zip(mapped.filter { $0.weekday == 1 }, unmapped.filter { $0.weekday == 1 })
        return [
            "callableWindows": .array(
                days.map { known, unknown in
                    [
                        "mapped": .object(hours(known)),
                        "unmapped": .object(hours(unknown).merging(["timeZoneId": .string(unmappedZone)]) { $1 }),
                    ]
                }
            )
        ]
    }
}
