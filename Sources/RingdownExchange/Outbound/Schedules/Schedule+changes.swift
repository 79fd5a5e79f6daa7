package import RingdownDialer

extension Schedule {
    /// What came due of a schedule since it was acted on last.
    enum Due: Hashable {
        /// Nothing, or nothing that changes anything: one span followed another.
        case nothing
        /// A span began, and it or another is open.
        case opened
        /// A span ended, and none is open.
        case closed
    }

    /// Whether it is open at an instant.
    package func isOpen(at instant: DialerTime) -> Bool {
        nextSpans(endingAfter: instant).contains { $0.start <= instant }
    }

    /// The first instant after another at which a span begins or ends; `nil` when nothing comes any more.
    package func nextChange(after instant: DialerTime) -> DialerTime? {
        nextSpans(endingAfter: instant).map { $0.start > instant ? $0.start : $0.end }.min()
    }

    /// What came due after it was acted on last, up to and including an instant.
    func due(by instant: DialerTime) -> Due {
        guard let change = nextChange(after: reviewed), change <= instant else { return .nothing }
        let open = nextSpans(endingAfter: instant).filter { $0.start <= instant }
        if open.isEmpty { return .closed }
        return open.contains { $0.start > reviewed } ? .opened : .nothing
    }

    /// How many spans began after it was acted on last and were over by an instant: they were missed.
    func missed(by instant: DialerTime) -> Int {
        intervals.count { $0.start > reviewed && $0.end <= instant }
            + recurrences.reduce(0) { $0 + $1.count(after: reviewed, endedBy: instant, on: clock(of: $1)) }
    }

    /// Whether a recurrence had its last occurrence after it was acted on last, up to and including an instant.
    func hasEndedRecurrence(by instant: DialerTime) -> Bool {
        recurrences.contains { recurrence in
            let clock = clock(of: recurrence)
            return !recurrence.nextSpans(endingAfter: reviewed, on: clock).isEmpty
                && recurrence.nextSpans(endingAfter: instant, on: clock).isEmpty
        }
    }

    /// The clock that a recurrence follows: of its own zone, else of the schedule's, else of UTC.
    func clock(of recurrence: Recurrence) -> ZoneClock {
        (recurrence.zone ?? zone).flatMap { ZoneClock($0) } ?? .utc
    }

    /// Of every interval and recurrence the first span that ends after an instant.
    private func nextSpans(endingAfter instant: DialerTime) -> [ScheduleSpan] {
        intervals.filter { $0.end > instant }
            + recurrences.flatMap { $0.nextSpans(endingAfter: instant, on: clock(of: $0)) }
    }
}
