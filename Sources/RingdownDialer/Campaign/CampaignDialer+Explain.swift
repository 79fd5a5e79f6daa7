extension CampaignDialer {
    /// Why no number is being dialed at this moment, computed from the state.
    ///
    /// Empty exactly when the campaign is on and a line is dialing, ringing or waiting for an agent. An off or complete
    /// campaign also gives what would keep it from dialing once it is on.
    package var whyNotDialing: [NotDialingReason] {
        switch status {
        case .on: linesInFlight > 0 ? [] : contactReasons + lineReasons + agentReasons
        case .off: [.campaignOff] + contactReasons + lineReasons + agentReasons
        case .stopping: [.stopping]
        case .complete: [.campaignComplete] + contactReasons
        }
    }

    private var contactReasons: [NotDialingReason] {
        let counts = contacts.counts
        if counts.isExhausted {
            return counts.total > 0 && counts.called == 0 ? [.allContactsBlocked] : [.listExhausted]
        }
        if closedUntil != nil { return [.outsideCallableTimes] }
        if counts.callableNow > 0 { return [] }
        if counts.deferred > 0, counts.deferred == counts.recalls { return [.waitingForRecalls] }
        if counts.deferred > 0 { return [.outsideCallableTimes] }
        return previews > 0 ? [] : [.contactsBusy]
    }

    private var lineReasons: [NotDialingReason] {
        hasFreeLine ? [] : [.noLines]
    }

    private var agentReasons: [NotDialingReason] {
        guard mode.needsAgents else { return [] }
        if agents.counts.onQueue == 0 { return [.noAgentsOnQueue] }
        if previews > 0 { return [.agentsPreviewing] }
        return agents.counts.idle == 0 ? [.noIdleAgents] : []
    }
}
