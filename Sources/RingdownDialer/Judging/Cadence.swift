/// In which order and how often the numbers of a contact are tried, and at which hours each of them.
package struct Cadence: Hashable, Sendable {
    /// A number whose turn it is for some tries.
    package struct Step: Hashable, Sendable {
        package var column: String
        /// Tries of the number before it is the next step's turn, at least 1.
        package var attempts: Int
        /// The hours at which the number may be called, by the contact's clock; `nil`: any.
        package var hours: [WeekSlot]?

        package init(column: String, attempts: Int, hours: [WeekSlot]? = nil) {
            self.column = column
            self.attempts = attempts
            self.hours = hours
        }
    }

    /// The steps, in their order; empty: every number, in the order in which it stands.
    package var steps: [Step]
    /// Tries of a number in all, by its column; a column that is not among these has no such bound.
    package var limits: [String: Int]
    /// Minutes that one number is left alone after it was tried.
    package var restMinutes: Int
    /// The columns that the time zones of the numbers stand in, by phone column; without one the clock is that of UTC.
    package var zoneColumns: [String: String]

    package init(
        steps: [Step] = [],
        limits: [String: Int] = [:],
        restMinutes: Int = 0,
        zoneColumns: [String: String] = [:]
    ) {
        self.steps = steps
        self.limits = limits
        self.restMinutes = restMinutes
        self.zoneColumns = zoneColumns
    }

    /// A number that may be tried, and not before when.
    struct Candidate: Hashable {
        var number: DialableNumber
        var opening: DialerTime
    }

    /// The numbers of a contact that may still be tried, the one first whose turn it is.
    func candidates(of subject: CallSubject, tries: [String: Int], at time: DialerTime) -> [Candidate] {
        var left = tries
        var turns: [(number: DialableNumber, hours: [WeekSlot]?)] = []
        if steps.isEmpty { turns = subject.numbers.map { ($0, nil) } }
        for step in steps {
            guard let number = subject.numbers.first(where: { $0.column == step.column }) else { continue }
            let used = min(step.attempts, left[step.column, default: 0])
            left[step.column, default: 0] -= used
            if used < step.attempts { turns.append((number, step.hours)) }
        }
        return turns.compactMap { number, hours in
            if let limit = limits[number.column], tries[number.column, default: 0] >= limit { return nil }
            var opening = time
            if restMinutes > 0, let last = subject.tries.filter({ $0.column == number.column }).map(\.at).max() {
                opening = max(opening, last + .seconds(60 * restMinutes))
            }
            if let hours {
                let zone = zoneColumns[number.column].flatMap { subject.data[$0] }
                let clock = zone.flatMap { ZoneClock($0) } ?? .utc
                guard let open = hours.opening(from: opening, by: clock) else { return nil }
                opening = open
            }
            return Candidate(number: number, opening: opening)
        }
    }
}
