import RingdownDialer

extension Switchboard {
    /// Makes or replaces the schedule of a campaign or sequence.
    ///
    /// What it says of times that are over is not acted on; a campaign that is on stays on until a span ends.
    ///
    /// - Parameters:
    ///   - schedule: the schedule as it is to be; its version and dates are set here.
    ///   - version: the version that the caller has read; `nil` for a schedule that is new.
    func keep(_ schedule: Schedule, version: Int?) async throws(ExchangeError) -> Schedule {
        try await perform { floor, turn in
            var schedule = schedule
            let present = try turn.db.object(Schedule.self, schedule.id)
            if let present { try Self.require(version, present: present.version, of: .schedule) }
            schedule.version = (present?.version ?? 0) + 1
            schedule.created = present?.created ?? turn.now
            schedule.modified = turn.now
            schedule.reviewed = turn.now
            if present == nil {
                try turn.db.insert(schedule)
            } else {
                try turn.db.update(schedule)
            }
            floor.watch(schedule)
            return schedule
        }
    }

    /// Forgets the schedule of a campaign or sequence, which stays as it is.
    ///
    /// Throws `notFound` when it has none.
    func delete(schedule id: String) async throws(ExchangeError) {
        try await perform { floor, turn in
            _ = try turn.db.existing(Schedule.self, id)
            try turn.db.delete(.schedule, id)
            floor.forgetSchedule(id)
        }
    }
}
