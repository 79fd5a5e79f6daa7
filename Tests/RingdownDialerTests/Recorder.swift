import RingdownDialer

/// Keeps of a campaign what a store would keep, from inputs and events alone.
struct Recorder {
    private(set) var facts: CampaignFacts
    private var places: [ContactID: Int] = [:]

    init(_ contacts: [DialableContact]) {
        facts = CampaignFacts(
            status: .off,
            pass: 1,
            contacts: contacts.map { ContactFacts(contact: $0) },
            tallies: DialerTallies()
        )
        for (place, contact) in contacts.enumerated() {
            places[contact.id] = place
        }
    }

    mutating func record(_ event: DialerEvent) {
        switch event.kind {
        case .attemptStarted(let start):
            facts.tallies.attempts += 1
            change(start.id.contact) { contact in
                contact.stage = .called
                contact.attempts = start.id.ordinal
                contact.openAttempt = start
                contact.due = nil
            }
        case .attemptEnded(let end):
            facts.tallies.outcomes[end.disposition, default: 0] += 1
            change(end.id.contact) { contact in
                contact.openAttempt = nil
                if end.disposition.isFinal { contact.uncallableNumbers.insert(end.number.number) }
            }
        case .contactSkipped(let id, let reason):
            change(id) { $0.stage = .skipped(reason) }
        case .recallPlanned(let id, let due, let recalls):
            change(id) { contact in
                contact.stage = .waiting
                contact.due = due
                contact.recalls = recalls
            }
        case .passStarted(let pass):
            facts.pass = pass
            for place in facts.contacts.indices {
                facts.contacts[place].stage = .waiting
                facts.contacts[place].isPriority = false
            }
        case .statusChanged(let status):
            facts.status = status
        case .ringing, .answered, .connectedToAgent, .abandoned, .previewOffered, .previewWithdrawn,
            .agentStateChanged, .campaignCompleted:
            break
        }
    }

    private mutating func change(_ id: ContactID, _ body: (inout ContactFacts) -> Void) {
        guard let place = places[id] else { return }
        body(&facts.contacts[place])
    }
}
