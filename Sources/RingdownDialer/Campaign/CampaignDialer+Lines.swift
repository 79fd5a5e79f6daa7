import DequeModule

extension CampaignDialer {
    /// Seizes a line and dials the contact.
    ///
    /// With an agent the line is bound to that agent.
    mutating func seizeLine(for contact: Int, dialing number: DialableNumber, agent: Int?) {
        contacts.change(contact) { record in
            record.isRecall = false
            record.attempts += 1
            record.stage = .called
            record.isOnLine = true
        }
        let attempt = AttemptID(contact: contacts[contact].contact.id, ordinal: contacts[contact].attempts)
        let start = AttemptStart(id: attempt, pass: pass, number: number, agent: agent.map { agents[$0].id })
        let ringLimit = limits.noAnswerTimeout.wholeMilliseconds
        let line = Line(
            start: start,
            call: network.call(campaign: id.rawValue, attempt: attempt, noAnswerTimeout: ringLimit),
            ringLimit: ringLimit,
            agent: agent,
            seized: now,
            since: now
        )
        lines[contact] = line
        linesInFlight += 1
        tallies.attempts += 1
        forecast.placed(limits: limits, at: now)
        emit(.attemptStarted(start))
        if let agent { set(agent, to: .reserved) }
        setTimer(of: contact, after: line.dialTime)
    }

    /// The time has come for the next step of a call.
    mutating func lineTimerFired(_ contact: Int) {
        guard let line = lines[contact] else { return }
        switch (line.phase, line.call.course) {
        case (.dialing, .refused(let disposition, _)):
            end(contact, as: disposition)
        case (.dialing, _):
            enter(.ringing, contact, timer: line.ringTime)
            emit(.ringing(line.start.id))
        case (.ringing, .answered(let party, _, let recognisedAfter)):
            lines[contact]?.rang = now.milliseconds(since: line.since)
            enter(.analysing(party), contact, timer: recognisedAfter)
            if recognisedAfter == 0 { recognise(party, contact) }
        case (.ringing, let course):
            lines[contact]?.rang = now.milliseconds(since: line.since)
            end(contact, as: course == .unanswered ? .noAnswer : .rejected)
        case (.analysing(let party), _):
            recognise(party, contact)
        case (.waiting, _):
            waiting.removeAll { $0 == contact }
            guard line.party == .person else {
                end(contact, as: line.party == .fax ? .fax : .machine)
                return
            }
            forecast.abandoned(agents: agents.counts.onQueue, at: now)
            emit(.abandoned(line.start.id, waitedMilliseconds: now.milliseconds(since: line.since)))
            end(contact, as: .abandoned)
        case (.talking, _):
            switch line.party {
            case .machine: end(contact, as: .machine)
            case .fax: end(contact, as: .fax)
            case .person, nil: end(contact, as: line.agent == nil ? .message : .live)
            }
        }
    }

    /// Connects an answered call to an agent.
    mutating func connect(_ contact: Int, to agent: Int) {
        guard let line = lines[contact] else { return }
        let waited = line.phase == .waiting ? now.milliseconds(since: line.since) : 0
        lines[contact]?.agent = agent
        beginTalking(contact)
        emit(.connectedToAgent(line.start.id, agents[agent].id, waitedMilliseconds: waited))
        set(agent, to: .talking)
    }

    /// Call analysis has made up its mind.
    private mutating func recognise(_ party: AnsweringParty, _ contact: Int) {
        guard let line = lines[contact] else { return }
        emit(.answered(line.start.id, by: party))
        if party == .person {
            forecast.answered(
                after: now.milliseconds(since: line.seized),
                agents: agents.counts.onQueue,
                limits: limits,
                at: now
            )
        }
        lines[contact]?.party = party
        switch limits.treatment.reaction(to: party) {
        case .hangUp:
            switch party {
            case .person: end(contact, as: .abandoned)
            case .machine: end(contact, as: .machine)
            case .fax: end(contact, as: .fax)
            }
        case .play:
            // The agent who was bound to the line is free again.
            if let agent = line.agent {
                lines[contact]?.agent = nil
                release(agent, since: agents[agent].idleSince)
            }
            beginTalking(contact)
        case .connect where mode == .agentless:
            beginTalking(contact)
        case .connect:
            if let agent = line.agent ?? agents.takeLongestIdle() {
                connect(contact, to: agent)
            } else {
                enter(.waiting, contact, timer: limits.abandonThreshold.wholeMilliseconds)
                waiting.append(contact)
            }
        }
    }

    private mutating func beginTalking(_ contact: Int) {
        guard let line = lines[contact] else { return }
        linesInFlight -= 1
        enter(.talking, contact, timer: line.call.talkTime)
    }

    /// Frees the line, records the outcome and sends the agent on.
    mutating func end(_ contact: Int, as disposition: Disposition) {
        guard let line = lines.removeValue(forKey: contact) else { return }
        if line.isInFlight { linesInFlight -= 1 }
        tallies.outcomes[disposition, default: 0] += 1
        if !disposition.isLiveAnswer { forecast.missed() }
        if disposition == .live { forecast.talkEnded() }
        let talked = line.phase == .talking ? now.milliseconds(since: line.since) : 0
        emit(
            .attemptEnded(
                AttemptEnd(
                    id: line.start.id,
                    number: line.start.number,
                    disposition: disposition,
                    ringMilliseconds: line.rang,
                    talkMilliseconds: talked,
                    agent: line.agent.map { agents[$0].id }
                )
            )
        )
        contacts.change(contact) { record in
            record.isOnLine = false
            if disposition.isFinal { record.uncallableNumbers.insert(line.start.number.number) }
        }
        if line.start.pass == pass { recallIfPlanned(contact, after: disposition) }
        contacts.requeueIfWaiting(contact)
        guard let agent = line.agent else { return }
        if line.phase == .talking {
            beginWrapUp(agent, milliseconds: line.call.wrapUpTime)
        } else {
            release(agent, since: agents[agent].idleSince)
        }
    }

    /// Plans another call after an outcome for which the rules have one left.
    private mutating func recallIfPlanned(_ contact: Int, after disposition: Disposition) {
        guard let cause = RecallPlan.Cause(disposition), let entry = rules.recalls.entries[cause],
            !contacts[contact].isRemoved, contacts[contact].stage == .called,
            contacts[contact].recalls[cause] < entry.times
        else { return }
        contacts.change(contact) { $0.recalls[cause] += 1 }
        planRecall(contact, at: now + .seconds(60 * entry.minutes))
    }

    private mutating func enter(_ phase: Line.Phase, _ contact: Int, timer milliseconds: Int64) {
        lines[contact]?.phase = phase
        lines[contact]?.since = now
        setTimer(of: contact, after: milliseconds)
    }

    private mutating func setTimer(of contact: Int, after milliseconds: Int64) {
        lines[contact]?.timer = timetable.enter(.line(contact: contact), at: now.after(milliseconds))
    }
}
