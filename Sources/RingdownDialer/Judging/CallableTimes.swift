/// When contacts may be called, by time zone.
package struct CallableTimes: Hashable, Sendable, Codable {
    /// The hours by the IANA name of the zone, each read by that zone's clock.
    package var slots: [String: [WeekSlot]]

    package init(slots: [String: [WeekSlot]] = [:]) {
        self.slots = slots
    }

    /// The first instant, not before `time`, at which contacts of a zone may be called; `nil` when the zone is not
    /// among these, or never open.
    package func opening(in zone: String, from time: DialerTime) -> DialerTime? {
        guard let hours = slots[zone], let clock = ZoneClock(zone) else { return nil }
        return hours.opening(from: time, by: clock)
    }

    /// The first instant, not before `time`, at which contacts of all the zones may be called; `nil` when there is none
    /// within a week, or no zone.
    package func opening(inAll zones: [String], from time: DialerTime) -> DialerTime? {
        guard !zones.isEmpty else { return nil }
        var hours: [(clock: ZoneClock, slots: [WeekSlot])] = []
        for zone in zones {
            guard let slots = slots[zone], let clock = ZoneClock(zone) else { return nil }
            hours.append((clock, slots))
        }
        return WeekSlot.opening(ofAll: hours, from: time)
    }

    /// The first instant, not before `time`, at which contacts of any of the zones may be called; `nil`: never.
    package func firstOpening(from time: DialerTime) -> DialerTime? {
        slots.keys.compactMap { opening(in: $0, from: time) }.min()
    }
}
