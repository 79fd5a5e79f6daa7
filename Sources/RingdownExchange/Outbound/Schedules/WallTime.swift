import Foundation
package import RingdownDialer

/// What a clock on the wall shows: a date and a time of day, to the second, in a zone that is said elsewhere.
package struct WallTime: Codable, Hashable, Sendable, Comparable {
    private static let secondsOfDay = 86_400

    /// Seconds since 1970-01-01T00:00:00 on the same wall; negative before it.
    let seconds: Int

    init(seconds: Int) { self.seconds = seconds }

    /// Reads `YYYY-MM-DDThh:mm:ss`, whose seconds may have a fraction, which is dropped; `nil` for anything else, a
    /// time with a zone included.
    package init?(_ text: String) {
        let whole = text.prefix { $0 != "." }
        guard whole.count == 19, text.dropFirst(20).allSatisfy(\.isNumber),
            let date = try? Date.ISO8601FormatStyle().parse(whole + "Z")
        else { return nil }
        seconds = Int(date.timeIntervalSince1970)
    }

    /// What a zone's clock shows at an instant.
    package init(_ instant: DialerTime, on clock: ZoneClock) {
        let reading = clock.reading(at: instant)
        seconds = reading.day * Self.secondsOfDay + reading.second
    }

    /// `YYYY-MM-DDThh:mm:ss`.
    package var text: String {
        String(Date(timeIntervalSince1970: Double(seconds)).formatted(Date.ISO8601FormatStyle()).dropLast())
    }

    package static func < (left: WallTime, right: WallTime) -> Bool { left.seconds < right.seconds }

    /// Days since 1970-01-01.
    var day: Int { Int((Double(seconds) / Double(Self.secondsOfDay)).rounded(.down)) }

    /// Seconds since midnight.
    var secondOfDay: Int { seconds - day * Self.secondsOfDay }

    /// The same time of day so many days later.
    func adding(days: Int) -> WallTime { WallTime(seconds: seconds + days * Self.secondsOfDay) }

    /// The first instant at which a zone's clock shows this, or a later time when it is put forward over it.
    package func instant(on clock: ZoneClock) -> DialerTime { clock.instant(ofDay: day, second: secondOfDay) }
}
