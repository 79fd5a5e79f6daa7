/// A part of a weekday, by the clock of whatever zone it is read in.
package struct WeekSlot: Hashable, Sendable, Codable {
    /// 1 for Monday to 7 for Sunday.
    package let weekday: Int
    /// Seconds since midnight at which it begins.
    package let start: Int
    /// Seconds since midnight at which it has ended; later than `start`, at most 86 400.
    package let stop: Int

    package init(weekday: Int, start: Int, stop: Int) {
        self.weekday = weekday
        self.start = start
        self.stop = stop
    }

    /// The same hours on every day of the week.
    package static func daily(start: Int, stop: Int) -> [WeekSlot] {
        (1...7).map { WeekSlot(weekday: $0, start: start, stop: stop) }
    }

    /// The first instant, not before `time`, that slots of all the clocks cover; `nil` when there is none within a week.
    static func opening(
        ofAll hours: [(clock: ZoneClock, slots: [WeekSlot])],
        from time: DialerTime
    ) -> DialerTime? {
        let end = time + .seconds(7 * ZoneClock.secondsOfDay)
        var candidate = time
        while candidate <= end {
            var latest = candidate
            for (clock, slots) in hours {
                guard let opening = slots.opening(from: candidate, by: clock) else { return nil }
                latest = max(latest, opening)
            }
            if latest == candidate { return candidate }
            candidate = latest
        }
        return nil
    }
}

extension [WeekSlot] {
    /// Whether one of the slots covers an instant, by a clock.
    func isOpen(at time: DialerTime, by clock: ZoneClock) -> Bool {
        let reading = clock.reading(at: time)
        return contains { slot in
            slot.weekday == reading.weekday && slot.start <= reading.second && reading.second < slot.stop
        }
    }

    /// The first instant, not before `time`, that one of the slots covers; `nil` when there is none.
    package func opening(from time: DialerTime, by clock: ZoneClock) -> DialerTime? {
        if isOpen(at: time, by: clock) { return time }
        let today = clock.reading(at: time).day
        // A slot comes again after a week, and after two where the clock was put forward over the next one.
        var candidates = (today...today + 14).flatMap { day in
            filter { $0.weekday == ZoneClock.weekday(ofDay: day) }.map { clock.instant(ofDay: day, second: $0.start) }
        }
        // A clock that is put back can enter a slot a second time.
        if let change = clock.nextChange(after: time) { candidates.append(change) }
        return candidates.filter { $0 > time && isOpen(at: $0, by: clock) }.min()
    }
}
