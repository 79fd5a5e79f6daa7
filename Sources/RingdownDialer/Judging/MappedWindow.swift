/// The hours of contacts whose time zone follows from their numbers.
package struct MappedWindow: Hashable, Sendable, Codable {
    /// The hours of a number whose zones are known, by the clock of each.
    package var mapped: [WeekSlot]
    /// The hours of a number whose zone is not known.
    package var unmapped: [WeekSlot]
    /// IANA name of the zone by whose clock `unmapped` is read.
    package var unmappedZone: String

    /// 8:00 to 21:00 every day, the hours of 47 CFR 64.1200(c)(1); for numbers of no known zone the hours during which
    /// it is day in all of the contiguous United States.
    package static let standard = MappedWindow(
        mapped: WeekSlot.daily(start: 8 * 3600, stop: 21 * 3600),
        unmapped: WeekSlot.daily(start: 11 * 3600, stop: 21 * 3600),
        unmappedZone: "America/New_York"
    )

    package init(mapped: [WeekSlot], unmapped: [WeekSlot], unmappedZone: String) {
        self.mapped = mapped
        self.unmapped = unmapped
        self.unmappedZone = unmappedZone
    }

    /// The first instant, not before `time`, at which it is a callable time in all zones that all the numbers, and the
    /// ZIP code if there is one, may be in; `nil` when there is none within a week.
    package func opening(of numbers: [String], zipCode: String? = nil, from time: DialerTime) -> DialerTime? {
        var zones = numbers.map { NumberZones.standard.zones(of: $0) }
        if let zipCode, !zipCode.isEmpty { zones.append(NumberZones.zipCodes.zones(ofZIPCode: zipCode)) }
        var hours: [(clock: ZoneClock, slots: [WeekSlot])] = []
        for names in zones {
            let clocks = names.compactMap { ZoneClock($0) }
            if clocks.isEmpty, let clock = ZoneClock(unmappedZone) { hours.append((clock, unmapped)) }
            hours += clocks.map { ($0, mapped) }
        }
        return WeekSlot.opening(ofAll: hours, from: time)
    }
}
