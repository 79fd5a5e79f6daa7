import GRDB
import RingdownDialer

extension LiveCampaign {
    /// Contacts that one input may lead to judging; what is left is judged at once, in another transaction.
    private static let batch = 2048

    /// Answers what the dialer asks, until it asks no more, and records what followed.
    mutating func answer(_ turn: Turn, _ consequences: inout Consequences) throws {
        var judged = 0
        while judged < Self.batch {
            let asked = dialer.openQuestions
            guard !asked.isEmpty else { return }
            judged += asked.count
            let now = dialer.now
            let events: [DialerEvent]
            if let end = rules.judge.closure(at: now) {
                events = dialer.closed(until: end, at: now)
            } else {
                var verdicts: [(ContactID, Verdict)] = []
                for id in asked { verdicts.append((id, try verdict(on: id, turn.at(now), &consequences))) }
                events = dialer.judged(verdicts, at: now)
            }
            try record(events, turn, &consequences)
        }
    }

    /// Asks the rules before a call, and does what they say to do besides.
    private func verdict(
        on id: ContactID,
        _ turn: Turn,
        _ consequences: inout Consequences
    ) throws -> Verdict {
        guard let contact = try turn.db.contact(id.rawValue, inList: list), contact.isCallable else {
            return .pass(.contactUncallable)
        }
        let subject = try turn.db.subject(contact, of: campaign, rules, list: list, at: turn.now)
        let judgement = rules.judge.judgement(on: subject, at: turn.now)
        // Rules were run when the contact was shown to its agent.
        if !dialer.isShown(id) { try perform(judgement.effects, on: contact, turn, &consequences) }
        if judgement.verdict == .pass(.noCallableTime) {
            try note(
                .invalidCallableTimeZone,
                .warning,
                at: turn.now,
                contact: id,
                "The callable times have no hours for the time zone of the contact \(id), which was passed over.",
                turn
            )
        }
        return judgement.verdict
    }

    /// Asks the rules after a call, and does what they say.
    ///
    /// Answers what the dialer makes of it.
    mutating func followUp(
        _ end: AttemptEnd,
        at time: DialerTime,
        _ turn: Turn,
        _ consequences: inout Consequences
    ) throws -> [DialerEvent] {
        guard rules.hasRulesAfterCalls, end.disposition != .interrupted,
            let contact = try turn.db.contact(end.id.contact.rawValue, inList: list)
        else { return [] }
        let turn = turn.at(time)
        let subject = try turn.db.subject(contact, of: campaign, rules, list: list, at: time)
        let effects = rules.judge.effects(
            ofCallTo: end.number,
            ending: end.disposition,
            on: subject,
            at: time
        )
        try perform(effects, on: contact, turn, &consequences)
        var events: [DialerEvent] = []
        for effect in effects {
            switch effect {
            case .callBack(let minutes):
                events += dialer.callBack(end.id.contact, notBefore: time + .seconds(60 * minutes), at: dialer.now)
            case .contactUncallable:
                events += dialer.contactUncallable(end.id.contact, .contactUncallable, at: dialer.now)
            case .set, .excludeNumber, .excludeContact, .numberUncallable:
                break
            }
        }
        return events
    }

    /// Records what rules said to do.
    private func perform(
        _ effects: [RuleEffect],
        on contact: Contact,
        _ turn: Turn,
        _ consequences: inout Consequences
    ) throws {
        var changed = contact
        for effect in effects {
            switch effect {
            case .set(let column, let value): changed.data[column] = value
            case .excludeNumber(let number):
                try exclude(DialString.canonical(number), byColumn: false, contact, turn)
            case .excludeContact:
                try exclude(nil, byColumn: true, contact, turn)
            case .contactUncallable: changed.isCallable = false
            case .numberUncallable(let column): changed.deadColumns.insert(column)
            case .callBack: break
            }
        }
        guard changed != contact else { return }
        try turn.db.update(changed, inList: list)
        consequences.changedContacts.append(ContactID(contact.id))
    }

    /// Puts a number, or the contact's value of each list's column, on the campaign's do-not-call lists.
    private func exclude(_ number: String?, byColumn: Bool, _ contact: Contact, _ turn: Turn) throws {
        let lists = rules.exclusions.filter { ($0.column != nil) == byColumn }
        for exclusion in lists {
            let entry = exclusion.column.flatMap { contact.data[$0] } ?? number ?? ""
            guard !entry.isEmpty else { continue }
            try turn.db.insertDNC([entry], until: nil, at: turn.now, inList: exclusion.key)
        }
        guard lists.isEmpty else { return }
        try note(
            .noDNCListsConfigured,
            .error,
            at: turn.now,
            contact: ContactID(contact.id),
            "A rule was to put the contact \(contact.id) on a do-not-call list, and the campaign has none for it.",
            turn
        )
    }
}
