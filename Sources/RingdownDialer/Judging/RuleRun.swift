/// One contact on its way through the rules of rule sets, before a call of one of its numbers or after it.
struct RuleRun {
    /// The contact, with what rules have changed so far.
    var subject: CallSubject
    let number: DialableNumber
    /// The kind of the number, such as `cell`; empty when it is not known.
    let numberType: String
    /// How the call ended; `nil` before a call.
    let outcome: Disposition?
    let time: DialerTime
    /// What the rules said to do.
    var effects: [RuleEffect] = []
    /// Why the number is not to be dialed; `nil` when no rule says so.
    var refusal: UncallableReason?

    /// Asks the rules in their order; each acts when everything that it asks for holds.
    mutating func run(_ rules: [DialRule]) {
        let occasion = outcome == nil ? DialRule.Occasion.beforeCall : .afterCall
        for rule in rules where rule.occasion == occasion && rule.conditions.allSatisfy(holds) {
            for action in rule.actions { perform(action) }
        }
    }

    private func holds(_ condition: DialCondition) -> Bool {
        func passes(_ check: DialCondition.Check) -> Bool { check.test.passes(text(of: check.object), at: time) }
        let holds =
            condition.needsAll ? condition.checks.allSatisfy(passes) : condition.checks.contains(where: passes)
        return holds != condition.isInverted
    }

    private func text(of object: DialCondition.Object) -> String? {
        switch object {
        case .column(let column): subject.data[column]
        case .number: number.number
        case .numberType: numberType
        case .lastAttempt(let column): last(column).map { ISOTime.text($0.at) }
        case .lastWrapUp(let column): last(column)?.wrapUpCode
        case .wrapUp: outcome?.wrapUpCode
        case .callAnalysis: outcome?.callAnalysisResult
        case .clock(let part, let zone): ZoneClock(zone)?.text(of: part, at: time)
        }
    }

    private func last(_ column: String?) -> CallSubject.LastCall? {
        if let column { return subject.lastCalls[column] }
        return subject.lastCalls.values.max { $0.at < $1.at }
    }

    private mutating func perform(_ action: DialRule.Action) {
        switch action {
        case .doNotDial: refusal = refusal ?? .rule
        case .set(let column, let value): set(column, value)
        case .add(let column, let amount):
            let sum = (subject.data[column].flatMap(Double.init) ?? 0) + amount
            set(column, Int64(exactly: sum).map(String.init) ?? String(sum))
        case .setNow(let column): set(column, ISOTime.text(time))
        case .excludeNumber:
            subject.excludedNumbers.insert(number.number)
            effects.append(.excludeNumber(number.number))
        case .excludeContact:
            subject.isExcluded = true
            effects.append(.excludeContact)
        case .contactUncallable:
            refusal = refusal ?? .contactUncallable
            effects.append(.contactUncallable)
        case .numberUncallable:
            subject.numbers.removeAll { $0.column == number.column }
            effects.append(.numberUncallable(column: number.column))
        case .callBack(let minutes):
            effects.append(.callBack(minutes: minutes))
        }
    }

    private mutating func set(_ column: String, _ value: String) {
        subject.data[column] = value
        effects.append(.set(column: column, value: value))
    }
}
