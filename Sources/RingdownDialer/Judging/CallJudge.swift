/// The rules of a campaign that decide whether and when a contact may be dialed, as one value.
///
/// It has no clock and no store: the contact is given with what is known of it, the instant as a parameter.
package struct CallJudge: Hashable, Sendable {
    /// How the zone is known in which it must be a callable time.
    package enum Hours: Hashable, Sendable {
        /// The zones stand in columns of the contact, given by phone column.
        case byColumn(CallableTimes, zoneColumns: [String: String])
        /// The zones follow from the numbers, and from the ZIP code in a column if one is named; it must be a callable
        /// time for all of them.
        case byNumber(MappedWindow, zipColumn: String? = nil)
        /// The zones of a number follow from it, and it must be a callable time in all that it may be in.
        case byNumberZone(CallableTimes)
    }

    /// When contacts may be called; `nil`: at any time.
    package var hours: Hours?
    /// How often contacts and numbers may be tried; `nil`: any number of times.
    package var limit: AttemptLimit?
    /// In which order and how often the numbers of a contact are tried; `nil`: as they stand.
    package var cadence: Cadence?
    /// Which contacts are let in; `nil`: all of them.
    package var filter: ContactFilter?
    /// The rules of the rule sets, in the order in which they are asked.
    package var rules: [DialRule]
    /// The kinds of numbers by phone column, for rules that ask for them.
    package var numberTypes: [String: String]
    /// Whether there are do-not-call lists, which contacts are given with.
    package var hasExclusions: Bool

    package init(
        hours: Hours? = nil,
        limit: AttemptLimit? = nil,
        cadence: Cadence? = nil,
        filter: ContactFilter? = nil,
        rules: [DialRule] = [],
        numberTypes: [String: String] = [:],
        hasExclusions: Bool = false
    ) {
        self.hours = hours
        self.limit = limit
        self.cadence = cadence
        self.filter = filter
        self.rules = rules
        self.numberTypes = numberTypes
        self.hasExclusions = hasExclusions
    }

    /// Whether there is anything to judge before a call: without it contacts are dialed as they come.
    package var isNeeded: Bool {
        hours != nil || countsTries || filter != nil || hasExclusions || hasRulesBeforeCalls
    }

    /// Whether it matters how often contacts were tried before.
    package var countsTries: Bool { limit != nil || cadence != nil }

    /// Whether a rule is asked before calls.
    package var hasRulesBeforeCalls: Bool { rules.contains { $0.occasion == .beforeCall } }

    /// When contacts may be called again, when nobody may be called at an instant; `nil` when somebody may.
    package func closure(at time: DialerTime) -> DialerTime? {
        switch hours {
        case .byColumn(let times, _), .byNumberZone(let times):
            guard let opening = times.firstOpening(from: time), opening > time else { return nil }
            return opening
        case .byNumber, nil:
            return nil
        }
    }

    /// Whether a contact that has come up may be dialed at an instant, and on which number.
    ///
    /// What excludes a contact comes first; then the first of its numbers is taken that nothing excludes and for which
    /// it is a callable time; the rules before a call have the last word on it.
    package func judgement(on subject: CallSubject, at time: DialerTime) -> Judgement {
        if let filter, !filter.admits(subject.data, at: time) { return Judgement(.pass(.filteredOut)) }
        if subject.isExcluded { return Judgement(.pass(.doNotCall)) }
        if subject.numbers.isEmpty { return Judgement(.pass(.noCallableNumber)) }
        let tries = triesByColumn(of: subject, at: time)
        if let most = limit?.perContact, tries.values.reduce(0, +) >= most { return Judgement(.pass(.attemptLimit)) }
        var subject = subject
        var effects: [RuleEffect] = []
        while true {
            switch choice(of: subject, tries: tries, at: time) {
            case .dial(let number):
                var run = RuleRun(
                    subject: subject,
                    number: number,
                    numberType: numberTypes[number.column] ?? "",
                    outcome: nil,
                    time: time
                )
                run.run(rules)
                effects += run.effects
                if let refusal = run.refusal { return Judgement(.pass(refusal), effects: effects) }
                if run.subject.isExcluded { return Judgement(.pass(.doNotCall), effects: effects) }
                if run.subject.numbers == subject.numbers, run.subject.excludedNumbers == subject.excludedNumbers {
                    return Judgement(.dial(number), effects: effects)
                }
                subject = run.subject
            case let verdict:
                return Judgement(verdict, effects: effects)
            }
        }
    }

    /// What the rules say to do after a call.
    package func effects(
        ofCallTo number: DialableNumber,
        ending outcome: Disposition,
        on subject: CallSubject,
        at time: DialerTime
    ) -> [RuleEffect] {
        var run = RuleRun(
            subject: subject,
            number: number,
            numberType: numberTypes[number.column] ?? "",
            outcome: outcome,
            time: time
        )
        run.run(rules)
        return run.effects
    }

    /// The first number that may be dialed now, when one may be later, or why none may.
    private func choice(of subject: CallSubject, tries: [String: Int], at time: DialerTime) -> Verdict {
        var openings: [DialerTime] = []
        var reasons: Set<UncallableReason> = []
        let together = openingOfAll(subject, at: time)
        let candidates =
            cadence?.candidates(of: subject, tries: tries, at: time)
            ?? subject.numbers.map { Cadence.Candidate(number: $0, opening: time) }
        if candidates.isEmpty { reasons.insert(.attemptLimit) }
        for candidate in candidates {
            let number = candidate.number
            if subject.excludedNumbers.contains(number.number) {
                reasons.insert(.doNotCall)
            } else if let most = limit?.perNumber, tries[number.column, default: 0] >= most {
                reasons.insert(.attemptLimit)
            } else if let opening = together ?? opening(of: number, subject.data, at: candidate.opening) {
                let opening = max(opening, candidate.opening)
                if opening <= time { return .dial(number) }
                openings.append(opening)
            } else {
                reasons.insert(.noCallableTime)
            }
        }
        if let opening = openings.min() { return .wait(until: opening) }
        let order: [UncallableReason] = [.attemptLimit, .noCallableTime, .doNotCall]
        return .pass(order.first(where: reasons.contains) ?? .noCallableNumber)
    }

    private func openingOfAll(_ subject: CallSubject, at time: DialerTime) -> DialerTime? {
        guard case .byNumber(let window, let zipColumn) = hours else { return nil }
        return window.opening(
            of: subject.numbers.map(\.number),
            zipCode: zipColumn.flatMap { subject.data[$0] },
            from: time
        )
    }

    private func opening(of number: DialableNumber, _ data: [String: String], at time: DialerTime) -> DialerTime? {
        switch hours {
        case nil: return time
        case .byNumber: return nil
        case .byNumberZone(let times):
            return times.opening(inAll: NumberZones.standard.zones(of: number.number), from: time)
        case .byColumn(let times, let zoneColumns):
            guard let zone = zoneColumns[number.column].flatMap({ data[$0] }) else { return nil }
            return times.opening(in: zone, from: time)
        }
    }

    private func triesByColumn(of subject: CallSubject, at time: DialerTime) -> [String: Int] {
        guard countsTries else { return [:] }
        let start = limit?.periodStart(at: time) ?? DialerTime(milliseconds: .min)
        return subject.tries.reduce(into: [:]) { tries, item in
            if item.at >= start { tries[item.column, default: 0] += 1 }
        }
    }
}
