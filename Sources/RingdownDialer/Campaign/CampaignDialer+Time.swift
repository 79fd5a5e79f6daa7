extension CampaignDialer {
    /// When the dialer has something to do by itself, or is to be answered; `nil` when nothing happens until it is told
    /// something.
    package var nextEventTime: DialerTime? {
        guard questions.isEmpty else { return now }
        // A campaign that is not on has nothing to do once its calls are over and its agents are free.
        let isAtRest = (status == .off || status == .complete) && lines.isEmpty && agents.counts.wrapUp == 0
        return isAtRest ? nil : timetable.nextTime
    }

    /// Lets time pass up to `time` and answers what happened.
    package mutating func advance(to time: DialerTime) -> [DialerEvent] {
        catchUp(to: time)
        return handOut()
    }

    /// Lets time pass from one event to the next, up to and including `end`; `nil`: until nothing is due any more.
    ///
    /// For simulations and tests. Without `end` it returns when the campaign has come to rest: its calls over and its
    /// agents idle, or its contacts exhausted.
    package mutating func run(until end: DialerTime? = nil) -> [DialerEvent] {
        var events: [DialerEvent] = []
        while let next = nextEventTime, next <= end ?? next {
            events += advance(to: next)
        }
        if let end {
            events += advance(to: end)
        }
        return events
    }

    /// Takes an input: catches up to its instant, applies it, lets everything follow from it that follows at once.
    mutating func take(at time: DialerTime, _ input: (inout CampaignDialer) -> Void) -> [DialerEvent] {
        catchUp(to: time)
        input(&self)
        settle()
        return handOut()
    }

    /// Records that something happened now.
    mutating func emit(_ kind: DialerEvent.Kind) {
        outbox.append(DialerEvent(time: now, kind: kind))
    }

    private mutating func catchUp(to time: DialerTime) {
        while let entry = timetable.takeDue(by: time) {
            guard isLive(entry) else { continue }
            elapse(to: entry.time)
            switch entry.subject {
            case .line(let contact): lineTimerFired(contact)
            case .agent(let agent): agentTimerFired(agent)
            case .contact(let contact): wake(contact)
            case .opening: closedUntil = nil
            }
            settle()
        }
        elapse(to: time)
    }

    /// Moves the clock, with every agent doing the same all the while.
    private mutating func elapse(to time: DialerTime) {
        guard time > now else { return }
        if now.milliseconds != .min {
            forecast.elapse(
                time.milliseconds(since: now),
                talking: agents.counts.talking,
                wrapping: agents.counts.wrapUp
            )
        }
        now = time
    }

    /// Whether the line or agent that made an entry still waits for it.
    private func isLive(_ entry: Timetable.Entry) -> Bool {
        switch entry.subject {
        case .line(let contact): lines[contact]?.timer == entry.ticket
        case .agent(let agent): agents[agent].timer == entry.ticket
        case .contact(let contact): contacts[contact].waitsUntil == entry.time
        case .opening: closedUntil == entry.time
        }
    }

    private mutating func handOut() -> [DialerEvent] {
        while let entry = timetable.first, !isLive(entry) {
            timetable.dropFirst()
        }
        defer { outbox = [] }
        return outbox
    }
}
