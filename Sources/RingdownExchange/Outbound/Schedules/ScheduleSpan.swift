package import RingdownDialer

/// A time during which a schedule is open: from `start` up to, not including, `end`.
package struct ScheduleSpan: Codable, Hashable, Sendable {
    package var start: DialerTime
    package var end: DialerTime

    package init(start: DialerTime, end: DialerTime) {
        self.start = start
        self.end = end
    }

    /// Whether an instant lies in it.
    func contains(_ instant: DialerTime) -> Bool { start <= instant && instant < end }

    /// Whether it has an instant in common with another.
    func overlaps(_ other: ScheduleSpan) -> Bool { start < other.end && other.start < end }
}
