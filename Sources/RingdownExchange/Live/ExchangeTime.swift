import Foundation
import RingdownDialer

/// The exchange's own time: the wall clock's, from an anchor on, so many times as fast.
///
/// It never runs backwards, across restarts either: the anchor is the later of the wall clock and the last instant that
/// was recorded. At speed 1 it is the time of day, and callable times can be judged from it.
struct ExchangeTime: Hashable, Sendable {
    /// The wall clock at the anchor.
    private let wall: Date
    /// The exchange's time at the anchor.
    private let anchor: DialerTime
    /// Seconds of the exchange for each second of the wall clock.
    private let speed: Double

    /// Milliseconds that are counted at most, about three million years: beyond it the time stands still.
    private static let longest = 1e17

    /// The time that goes on from the last instant recorded; `nil`: nothing was ever recorded.
    init(startingAt wall: Date, after latest: DialerTime?, speed: Double) {
        self.wall = wall
        anchor = max(DialerTime(wall), latest ?? DialerTime(wall))
        self.speed = speed
    }

    /// What time it is when the wall clock shows `date`.
    func instant(at date: Date) -> DialerTime {
        let elapsed = min(max(0, date.timeIntervalSince(wall)) * speed * 1000, Self.longest)
        return DialerTime(milliseconds: anchor.milliseconds + Int64(elapsed.rounded(.down)))
    }

    /// The earliest date of the wall clock at which `instant` has come.
    func wallDate(of instant: DialerTime) -> Date {
        let seconds = Double(instant.milliseconds - anchor.milliseconds) / 1000 / speed
        let date = wall.addingTimeInterval(max(0, seconds))
        // A date holds about a quarter of a microsecond; waking a hair too early would mean waking again and again.
        return self.instant(at: date) >= instant ? date : date.addingTimeInterval(max(1e-6, 0.001 / speed))
    }
}
