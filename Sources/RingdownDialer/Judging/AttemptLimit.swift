/// How often contacts and their numbers may be tried.
package struct AttemptLimit: Hashable, Sendable, Codable {
    /// Tries of a contact in a period; `nil`: any number.
    package var perContact: Int?
    /// Tries of one number of a contact in a period; `nil`: any number.
    package var perNumber: Int?
    /// Days that a period has, today included; `nil`: tries count for ever.
    package var days: Int?
    /// IANA name of the zone whose midnights begin the days; `nil`: UTC.
    package var zone: String?

    package init(perContact: Int? = nil, perNumber: Int? = nil, days: Int? = nil, zone: String? = nil) {
        self.perContact = perContact
        self.perNumber = perNumber
        self.days = days
        self.zone = zone
    }

    /// When the period began that an instant is in; tries before it do not count.
    package func periodStart(at time: DialerTime) -> DialerTime {
        guard let days, let clock = ZoneClock(zone ?? "UTC") else { return DialerTime(milliseconds: .min) }
        return clock.instant(ofDay: clock.reading(at: time).day - max(1, days) + 1, second: 0)
    }
}
