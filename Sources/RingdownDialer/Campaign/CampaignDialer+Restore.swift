extension CampaignDialer {
    /// A campaign that goes on from what was recorded before a restart, and what follows from the restart at once.
    ///
    /// Contacts that were attempted in the present pass are not dialed again in it. An attempt whose end was never
    /// recorded ends now as `Disposition.interrupted`. A campaign that was stopping is off, for its calls are gone; one
    /// that was on goes on as agents join.
    package static func restore(
        _ facts: CampaignFacts,
        id: ID,
        mode: DialingMode,
        limits: PacingLimits,
        network: SimulatedNetwork,
        rules: DialingRules = DialingRules(),
        at time: DialerTime
    ) -> (dialer: CampaignDialer, events: [DialerEvent]) {
        var dialer = CampaignDialer(id: id, mode: mode, limits: limits, network: network, rules: rules)
        dialer.status = facts.status
        dialer.pass = max(1, facts.pass)
        dialer.tallies = facts.tallies
        dialer.forecast = PacingForecast(owing: facts.tallies, limits: limits)
        var lastTurn = facts.contacts.reduce(0) { max($0, $1.turn ?? 0) }
        for contact in facts.contacts {
            var record = ContactRecord(contact)
            if contact.turn == nil {
                lastTurn += 1
                record.turn = lastTurn
            }
            dialer.contacts.restore(record)
            if let due = record.waitsUntil, let index = dialer.contacts.index(of: record.contact.id) {
                _ = dialer.timetable.enter(.contact(index), at: due)
            }
        }
        let events = dialer.take(at: time) { dialer in
            for contact in facts.contacts {
                guard let attempt = contact.openAttempt else { continue }
                dialer.closeInterrupted(attempt)
            }
        }
        return (dialer, events)
    }

    /// What to record for `restore` to go on from here, the calls of this moment as open attempts.
    package var facts: CampaignFacts {
        CampaignFacts(
            status: status,
            pass: pass,
            contacts: contacts.records.indices.filter { !contacts[$0].isRemoved }.map { index in
                var facts = contacts[index].facts
                facts.openAttempt = lines[index]?.start
                return facts
            },
            tallies: tallies
        )
    }

    private mutating func closeInterrupted(_ attempt: AttemptStart) {
        tallies.outcomes[.interrupted, default: 0] += 1
        emit(
            .attemptEnded(
                AttemptEnd(
                    id: attempt.id,
                    number: attempt.number,
                    disposition: .interrupted,
                    ringMilliseconds: 0,
                    talkMilliseconds: 0,
                    agent: attempt.agent
                )
            )
        )
    }
}

extension ContactRecord {
    /// The record that the facts describe.
    ///
    /// A contact with an open attempt of this pass is given as called.
    fileprivate init(_ facts: ContactFacts) {
        self.init(
            contact: facts.contact,
            attempts: max(facts.attempts, facts.openAttempt?.id.ordinal ?? 0),
            stage: facts.stage,
            isPriority: facts.isPriority,
            turn: facts.turn ?? 0,
            waitsUntil: facts.stage == .waiting ? facts.due : nil,
            isRecall: facts.stage == .waiting && facts.due != nil,
            recalls: facts.recalls,
            block: facts.block,
            uncallableNumbers: facts.uncallableNumbers
        )
    }

    /// What must be recorded of the contact, its calls left out.
    fileprivate var facts: ContactFacts {
        ContactFacts(
            contact: contact,
            stage: stage,
            attempts: attempts,
            isPriority: isPriority,
            turn: turn,
            uncallableNumbers: uncallableNumbers,
            block: block,
            due: isRecall ? waitsUntil ?? DialerTime(milliseconds: .min) : nil,
            recalls: recalls
        )
    }
}
