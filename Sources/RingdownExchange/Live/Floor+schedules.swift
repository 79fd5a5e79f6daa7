import GRDB
import RingdownDialer

extension Floor {
    /// Turns on and off what its schedules say by the turn's instant.
    ///
    /// Answers how many schedules had something due.
    @discardableResult
    mutating func reviewSchedules(_ turn: Turn) throws -> Int {
        let due = schedules.filter { $0.value.next.map { $0 <= turn.now } ?? false }.keys.sorted()
        for id in due { try review(id, turn) }
        return due.count
    }

    /// Watches a schedule as it now is.
    mutating func watch(_ schedule: Schedule) {
        isDirty = true
        schedules[schedule.id] = LiveSchedule(schedule)
    }

    /// Watches a schedule no longer.
    mutating func forgetSchedule(_ id: String) {
        guard schedules.removeValue(forKey: id) != nil else { return }
        isDirty = true
    }

    private mutating func review(_ id: String, _ turn: Turn) throws {
        guard var schedule = schedules[id]?.schedule else { return }
        let due = schedule.due(by: turn.now)
        let missed = schedule.missed(by: turn.now)
        let hasEnded = schedule.hasEndedRecurrence(by: turn.now)
        schedule.reviewed = turn.now
        try turn.db.update(schedule)
        watch(schedule)
        if missed > 0 {
            try note(
                .scheduleMissed,
                .warning,
                schedule,
                "The exchange was not running during \(missed) of the times of the schedule; they are not made up for.",
                turn
            )
        }
        switch due {
        case .nothing: break
        case .opened: try turnOn(schedule, turn)
        case .closed: try turnOff(schedule, turn)
        }
        if hasEnded {
            try note(.scheduleEnded, .info, schedule, "A recurrence of the schedule had its last occurrence.", turn)
        }
    }

    /// Turns on what a schedule is for; nothing happens when it is on.
    private mutating func turnOn(_ schedule: Schedule, _ turn: Turn) throws {
        do {
            switch schedule.subject {
            case .campaign:
                try turn.db.check(try turn.db.existing(Campaign.self, schedule.id))
                try start(schedule.id, turn)
            case .sequence:
                try startSequence(schedule.id, turn)
            }
        } catch let error as ExchangeError where error.isOfConfiguration {
            try note(.scheduledCampaignInvalid, .error, schedule, "It could not be started: \(error.message).", turn)
        }
    }

    /// Turns off what a schedule is for; nothing happens unless it is on.
    private mutating func turnOff(_ schedule: Schedule, _ turn: Turn) throws {
        switch schedule.subject {
        case .campaign: try stop(schedule.id, turn)
        case .sequence: try stopSequence(schedule.id, turn)
        }
    }

    private func note(
        _ kind: OutboundEvent.Kind,
        _ level: OutboundEvent.Level,
        _ schedule: Schedule,
        _ message: String,
        _ turn: Turn
    ) throws {
        let name =
            switch schedule.subject {
            case .campaign: try turn.db.object(Campaign.self, schedule.id)?.name
            case .sequence: try turn.db.object(CampaignSequence.self, schedule.id)?.name
            }
        try turn.note(kind, level, about: schedule.subject.kind, schedule.id, name ?? schedule.id, message)
    }
}
