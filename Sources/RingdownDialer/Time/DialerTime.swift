/// An instant of the dialer's time: whole milliseconds since 1970-01-01T00:00:00Z.
///
/// The dialer never reads a clock. Whoever drives it says what time it is: a shell maps its wall clock (which may run
/// faster than the real one), a test counts by hand. Instants are anchored to the calendar so that callable times can
/// be judged from them.
package struct DialerTime: Hashable, Sendable, Comparable {
    /// Milliseconds since 1970-01-01T00:00:00Z; negative before it.
    package let milliseconds: Int64

    /// Makes the instant that lies `milliseconds` after 1970-01-01T00:00:00Z.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (left: DialerTime, right: DialerTime) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The instant `duration` later, the duration truncated to whole milliseconds.
    package static func + (instant: DialerTime, duration: Duration) -> DialerTime {
        instant.after(duration.wholeMilliseconds)
    }

    /// The time from `earlier` to `later`; negative when `later` is the earlier one.
    package static func - (later: DialerTime, earlier: DialerTime) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }

    /// The instant `milliseconds` later; the last one there is when that lies beyond the range.
    func after(_ milliseconds: Int64) -> DialerTime {
        let (sum, overflow) = self.milliseconds.addingReportingOverflow(milliseconds)
        return DialerTime(milliseconds: overflow ? (milliseconds < 0 ? .min : .max) : sum)
    }

    /// Milliseconds from `earlier` to this instant.
    func milliseconds(since earlier: DialerTime) -> Int64 {
        milliseconds - earlier.milliseconds
    }
}

extension DialerTime: Codable {
    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}

extension DialerTime: CustomStringConvertible {
    package var description: String {
        "\(milliseconds) ms"
    }
}
