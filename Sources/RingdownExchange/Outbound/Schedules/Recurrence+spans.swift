import RingdownDialer

extension Recurrence {
    /// The spans that end after an instant, of each rule of this recurrence the first: of the pattern, and of every
    /// inclusion.
    func nextSpans(endingAfter instant: DialerTime, on clock: ZoneClock) -> [ScheduleSpan] {
        let included = alterations.filter(\.isInclusion).map { span(from: $0.start, to: $0.end, on: clock) }
            .filter { $0.end > instant && $0.start < $0.end }
        return included + [occurrence(endingAfter: instant, on: clock)].compactMap(\.self)
    }

    /// How many occurrences and inclusions began after `earlier` and had ended by `later`.
    func count(after earlier: DialerTime, endedBy later: DialerTime, on clock: ZoneClock) -> Int {
        var count = alterations.count { alteration in
            let span = span(from: alteration.start, to: alteration.end, on: clock)
            return alteration.isInclusion && span.start > earlier && span.end <= later && span.start < span.end
        }
        var cursor = earlier
        while let next = occurrence(endingAfter: cursor, on: clock), next.end <= later {
            if next.start > earlier { count += 1 }
            cursor = next.end
        }
        return count
    }

    /// The pattern's first occurrence that ends after an instant; `nil` when there is none any more.
    ///
    /// Clocks that go forward may leave nothing of an occurrence; it is passed over.
    private func occurrence(endingAfter instant: DialerTime, on clock: ZoneClock) -> ScheduleSpan? {
        if case .weekly(_, let days) = pattern, days.isEmpty { return nil }
        guard start < end else { return nil }
        let now = WallTime(instant, on: clock)
        let first = start.day
        let length = end.seconds - start.seconds
        var number = 0
        var offset = 0
        while true {
            defer { offset += step(from: offset) }
            guard isMatch(offset) else { continue }
            number += 1
            let from = start.adding(days: offset)
            switch range {
            case .noEnd: break
            case .times(let times): if number > times { return nil }
            case .until(let last): if first + offset > last.day { return nil }
            }
            // A day's slack, for clocks may change in between.
            guard from.seconds + length + 86_400 > now.seconds else { continue }
            guard !isExcluded(from) else { continue }
            let span = span(from: from, to: end.adding(days: offset), on: clock)
            if span.end > instant, span.start < span.end { return span }
        }
    }

    private func span(from start: WallTime, to end: WallTime, on clock: ZoneClock) -> ScheduleSpan {
        ScheduleSpan(start: start.instant(on: clock), end: end.instant(on: clock))
    }

    private func isExcluded(_ moment: WallTime) -> Bool {
        alterations.contains { !$0.isInclusion && $0.start <= moment && (moment < $0.end || moment == $0.start) }
    }

    /// Whether the pattern has an occurrence so many days after the first day.
    private func isMatch(_ offset: Int) -> Bool {
        switch pattern {
        case .daily: true
        case .weekly(let every, let days):
            days.contains(weekday(offset)) && (offset + weekday(0) - 1) / 7 % max(1, every) == 0
        }
    }

    /// Days to the next one that may match.
    private func step(from offset: Int) -> Int {
        switch pattern {
        case .daily(let every): max(1, every)
        case .weekly(let every, _):
            // From a Sunday to the Monday of the next week that counts.
            weekday(offset) == 7 && (offset + weekday(0) - 1) / 7 % max(1, every) == 0 ? 7 * (max(1, every) - 1) + 1 : 1
        }
    }

    /// 1 Monday to 7 Sunday; 1970-01-01 was a Thursday.
    private func weekday(_ offset: Int) -> Int {
        let rest = (start.day + offset + 3) % 7
        return (rest < 0 ? rest + 7 : rest) + 1
    }
}
