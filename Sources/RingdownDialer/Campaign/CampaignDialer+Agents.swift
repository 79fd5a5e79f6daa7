import DequeModule

extension CampaignDialer {
    /// An agent went on the campaign's queue and is idle.
    ///
    /// One who was about to leave stays.
    package mutating func agentJoined(_ id: AgentID, at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            let agent = dialer.agents.place(id)
            dialer.agents.change(agent) { $0.isLeaving = false }
            guard dialer.agents[agent].activity == .offQueue else { return }
            dialer.makeIdle(agent, since: dialer.now)
        }
    }

    /// An agent leaves the campaign's queue: an idle one at once, one on a call after the call and its wrap-up, one
    /// bound to a ringing line when that line comes to nothing, so that nobody is called without an agent.
    ///
    /// A contact in preview is taken back. Strangers are ignored.
    package mutating func agentLeft(_ id: AgentID, at time: DialerTime) -> [DialerEvent] {
        take(at: time) { dialer in
            guard let agent = dialer.agents.index(of: id) else { return }
            switch dialer.agents[agent].activity {
            case .offQueue:
                break
            case .idle:
                dialer.set(agent, to: .offQueue)
            case .reserved, .talking, .wrapUp:
                dialer.agents.change(agent) { $0.isLeaving = true }
                dialer.withdrawPreview(ofAgent: agent)
            }
        }
    }

    /// Ends a reservation or a wrap-up: an agent who wants to leave does, another one is idle again and takes the call
    /// that has waited longest, if any waits.
    mutating func release(_ agent: Int, since: DialerTime) {
        agents.change(agent) { $0.timer = nil }
        if agents[agent].isLeaving {
            set(agent, to: .offQueue)
        } else {
            makeIdle(agent, since: since)
        }
    }

    /// Sends an agent into wrap-up for so many milliseconds.
    mutating func beginWrapUp(_ agent: Int, milliseconds: Int64) {
        set(agent, to: .wrapUp)
        let ticket = timetable.enter(.agent(agent), at: now.after(milliseconds))
        agents.change(agent) { $0.timer = ticket }
    }

    /// What an agent waited for has come.
    mutating func agentTimerFired(_ agent: Int) {
        agents.change(agent) { $0.timer = nil }
        if agents[agent].preview != nil {
            dialPreview(of: agent)
        } else {
            release(agent, since: now)
        }
    }

    mutating func set(_ agent: Int, to activity: AgentActivity) {
        guard agents[agent].activity != activity else { return }
        agents.set(agent, to: activity)
        emit(.agentStateChanged(agents[agent].id, activity))
    }

    private mutating func makeIdle(_ agent: Int, since: DialerTime) {
        agents.change(agent) { $0.idleSince = since }
        set(agent, to: .idle)
        guard let longestWaiting = waiting.popFirst() else { return }
        guard let agent = agents.takeLongestIdle() else {
            waiting.prepend(longestWaiting)
            return
        }
        connect(longestWaiting, to: agent)
    }
}
