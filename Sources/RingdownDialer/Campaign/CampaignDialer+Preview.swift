extension CampaignDialer {
    /// The agent dials the contact that is shown to them, without waiting for the preview to time out.
    ///
    /// Ignored when none is.
    package mutating func previewDialed(by id: AgentID, at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            guard let agent = dialer.agents.index(of: id) else { return }
            dialer.dialPreview(of: agent)
        }
    }

    /// The agent skips the contact that is shown to them: it is passed over in this pass.
    ///
    /// Ignored when none is.
    package mutating func previewSkipped(by id: AgentID, at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            guard let agent = dialer.agents.index(of: id), let contact = dialer.closePreview(of: agent) else { return }
            dialer.contacts.change(contact) { $0.stage = .skipped(.skippedByAgent) }
            dialer.emit(.contactSkipped(dialer.contacts[contact].contact.id, .skippedByAgent))
            dialer.release(agent, since: dialer.agents[agent].idleSince)
        }
    }

    /// Shows a contact to an agent.
    mutating func offer(_ contact: Int, to agent: Int) {
        previews += 1
        contacts.change(contact) { $0.isOffered = true }
        let end = limits.previewTimeout.map { now + $0 }
        let ticket = end.map { timetable.enter(.agent(agent), at: $0) }
        agents.change(agent) { record in
            record.preview = contact
            record.timer = ticket
        }
        emit(.previewOffered(contacts[contact].contact.id, agents[agent].id, until: end))
        set(agent, to: .reserved)
    }

    /// Dials the contact that an agent is looking at.
    mutating func dialPreview(of agent: Int) {
        if rules.asks, let shown = agents[agent].preview {
            // Time has passed since it was shown: whether it may be dialed is asked again.
            if !contacts[shown].isAsked { ask(about: shown) }
            return
        }
        guard let contact = closePreview(of: agent) else { return }
        guard contacts[contact].obstacle == nil, let number = contacts[contact].nextNumber else {
            // Its data changed while it was shown: nothing to dial is left, and its turn will say so.
            contacts.requeueIfWaiting(contact)
            release(agent, since: agents[agent].idleSince)
            return
        }
        seizeLine(for: contact, dialing: number, agent: agent)
    }

    /// Dials the contact that an agent is looking at, or takes it back, as was answered.
    mutating func applyToPreview(_ verdict: Verdict, of contact: Int) {
        guard let agent = agents.records.indices.first(where: { agents[$0].preview == contact }) else { return }
        switch verdict {
        case .dial(let number):
            _ = closePreview(of: agent)
            seizeLine(for: contact, dialing: number, agent: agent)
        case .wait, .pass:
            withdrawPreview(ofAgent: agent)
            apply(verdict, to: contact)
        }
    }

    /// Takes contacts in preview back until no more than `limit` are left; `nil`: takes none back.
    mutating func withdrawPreviews(whileMoreThan limit: Int?) {
        guard let limit else { return }
        for agent in agents.records.indices.reversed() {
            guard previews > limit else { return }
            withdrawPreview(ofAgent: agent)
        }
    }

    /// Takes back the contact that an agent is looking at, if there is one.
    mutating func withdrawPreview(ofAgent agent: Int) {
        guard let contact = closePreview(of: agent) else { return }
        contacts.requeueIfWaiting(contact)
        emit(.previewWithdrawn(contacts[contact].contact.id, agents[agent].id))
        release(agent, since: agents[agent].idleSince)
    }

    /// Takes a contact back from the agent who is looking at it, if one is.
    mutating func withdrawPreview(ofContact contact: Int) {
        guard contacts[contact].isOffered else { return }
        for agent in agents.records.indices where agents[agent].preview == contact {
            withdrawPreview(ofAgent: agent)
        }
    }

    /// Ends a preview and answers its contact; `nil` when the agent was looking at none.
    private mutating func closePreview(of agent: Int) -> Int? {
        guard let contact = agents[agent].preview else { return nil }
        previews -= 1
        agents.change(agent) { record in
            record.preview = nil
            record.timer = nil
        }
        contacts.change(contact) { record in
            record.isOffered = false
            record.isAsked = false
        }
        questions.removeAll { $0 == contact }
        return contact
    }
}
