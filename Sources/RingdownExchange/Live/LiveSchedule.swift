import RingdownDialer

/// A schedule that the exchange watches.
struct LiveSchedule: Sendable {
    var schedule: Schedule
    /// When something of it comes due; `nil`: nothing any more.
    let next: DialerTime?

    init(_ schedule: Schedule) {
        self.schedule = schedule
        next = schedule.nextChange(after: schedule.reviewed)
    }
}
