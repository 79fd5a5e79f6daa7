import DequeModule

extension CampaignDialer {
    /// Contacts that would be dialed now, if they may be; whoever drives the dialer answers with `judged`, or with
    /// `closed`, at the instant `now`.
    ///
    /// Empty unless `DialingRules.asks` holds.
    package var openQuestions: [ContactID] { questions.map { contacts[$0].contact.id } }

    /// Whether a contact was asked about before and is shown to an agent now: it is asked about again, to be dialed.
    package func isShown(_ id: ContactID) -> Bool { contacts.index(of: id).map { contacts[$0].isOffered } ?? false }

    /// Answers `openQuestions`: whom of them to dial at this instant, whom later and whom not in this pass.
    ///
    /// A contact that may be dialed and for which no line is left after all keeps its place, and is asked about again.
    package mutating func judged(_ verdicts: [(ContactID, Verdict)], at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            let asked = dialer.questions.count
            for (id, verdict) in verdicts {
                guard let index = dialer.contacts.index(of: id), dialer.contacts[index].isAsked else { continue }
                dialer.contacts.change(index) { $0.isAsked = false }
                dialer.questions.removeAll { $0 == index }
                dialer.apply(verdict, to: index)
            }
            dialer.askingFor = dialer.allowed.isEmpty ? min(dialer.rules.asksAtOnce, max(1, asked * 2)) : 1
        }
    }

    /// Answers `openQuestions`: it is no callable time for any contact before an instant.
    package mutating func closed(until end: DialerTime, at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            dialer.closedUntil = end
            _ = dialer.timetable.enter(.opening, at: end)
            dialer.withdrawQuestions()
            dialer.withdrawPreviews(whileMoreThan: 0)
        }
    }

    /// Sets other rules: whoever waits for a callable time is asked about again.
    package mutating func rulesChanged(_ rules: DialingRules, at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            dialer.rules = rules
            dialer.closedUntil = nil
            dialer.withdrawQuestions()
            for index in dialer.contacts.records.indices {
                let record = dialer.contacts[index]
                guard record.waitsUntil != nil, !record.isRecall else { continue }
                dialer.wake(index)
            }
        }
    }

    /// Calls a contact again in this pass, not before an instant.
    ///
    /// Ignored for one that is not on the list.
    package mutating func callBack(_ id: ContactID, notBefore due: DialerTime, at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            guard let index = dialer.contacts.index(of: id) else { return }
            dialer.planRecall(index, at: due)
        }
    }

    /// Lets a contact be called again in this pass.
    mutating func planRecall(_ index: Int, at due: DialerTime) {
        contacts.change(index) { record in
            record.stage = .waiting
            record.isRecall = true
            record.waitsUntil = due
            // An entry of the queue stands for the place that it had.
            record.isQueued = false
        }
        _ = timetable.enter(.contact(index), at: due)
        emit(.recallPlanned(contacts[index].contact.id, at: due, contacts[index].recalls))
    }

    /// The time has come that a contact waited for.
    mutating func wake(_ index: Int) {
        contacts.change(index) { $0.waitsUntil = nil }
        contacts.requeueIfWaiting(index)
    }

    /// The next contact that may be dialed, with its number; `nil` when there is none, or none is known to be one yet.
    mutating func takeNextContact() -> (contact: Int, number: DialableNumber)? {
        guard rules.asks else {
            guard let index = nextInQueue(), let number = contacts[index].nextNumber else { return nil }
            return (index, number)
        }
        while let next = allowed.popFirst() {
            // A contact that changed since is asked about again.
            if contacts[next.contact].obstacle == nil, !contacts[next.contact].isHeld { return next }
        }
        guard questions.isEmpty else { return nil }
        while questions.count < askingFor, let index = nextInQueue() { ask(about: index) }
        return nil
    }

    /// Asks whether a contact may be dialed.
    mutating func ask(about index: Int) {
        contacts.change(index) { $0.isAsked = true }
        questions.append(index)
    }

    /// Puts back those who may be dialed and were not: what is allowed is allowed for one instant only.
    mutating func putBackAllowed() {
        for next in allowed { contacts.requeueIfWaiting(next.contact) }
        allowed = []
    }

    /// Takes every open question back.
    mutating func withdrawQuestions() {
        let withdrawn = questions
        questions = []
        for index in withdrawn {
            contacts.change(index) { $0.isAsked = false }
            contacts.requeueIfWaiting(index)
        }
    }

    mutating func apply(_ verdict: Verdict, to index: Int) {
        guard !contacts[index].isOffered else { return applyToPreview(verdict, of: index) }
        guard contacts[index].stage == .waiting, !contacts[index].isHeld else { return }
        switch verdict {
        case .dial(let number):
            allowed.append((index, number))
        case .wait(let end):
            contacts.change(index) { $0.waitsUntil = end }
            _ = timetable.enter(.contact(index), at: end)
        case .pass where contacts[index].isRecall:
            // It was called in this pass, and is not called again.
            contacts.change(index) { record in
                record.stage = .called
                record.isRecall = false
            }
        case .pass(let reason):
            contacts.change(index) { $0.stage = .skipped(reason) }
            emit(.contactSkipped(contacts[index].contact.id, reason))
        }
    }

    /// The next contact of the queue, taken out of it; `nil` when none may be dialed now.
    private mutating func nextInQueue() -> Int? {
        var skipped: [(ContactID, UncallableReason)] = []
        let next = contacts.takeNext { skipped.append(($0, $1)) }
        for (contact, reason) in skipped {
            emit(.contactSkipped(contact, reason))
        }
        return next
    }

    /// Passes over the contacts that are left when none of them may ever be dialed in this pass.
    mutating func skipBlocked() {
        guard contacts.counts.blocked > 0 else { return }
        if let callable = nextInQueue() {
            contacts.requeueIfWaiting(callable)
        }
    }
}
