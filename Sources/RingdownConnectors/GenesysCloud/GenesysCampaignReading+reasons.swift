import RingdownCore
import RingdownVendors

extension GenesysCampaignReading {
    /// Why a campaign that is on is not dialing; empty when nothing that was read says why.
    var whyNot: [DialProgress.Reason] {
        var reasons = errors
        if total == 0 { reasons.append(reason(.listExhausted, "has no contacts: add some to its contact list")) }
        let missing = diagnostics?.queueUtilizationDiagnostic.map { needsAgents ? agents($0) : [] } ?? []
        reasons += missing
        if missing.isEmpty, let lines = diagnostics?.linesUtilization?.totalAvailableOutboundLines, lines == 0 {
            reasons.append(reason(.noLines, "has no free outbound line: raise the line limit or stop another campaign"))
        }
        if (diagnostics?.timeZoneRescheduledCallsCount ?? stats?.timeZoneRescheduledCalls ?? 0) > 0 {
            reasons.append(reason(.outsideCallableTimes, "waits for its contacts' callable times"))
        }
        let left = max(0, total - called)
        let filtered = diagnostics?.filteredOutContactsCount ?? stats?.filteredOutContactsCount ?? 0
        if left > 0, filtered >= left {
            reasons.append(reason(.allContactsBlocked, "has no contact that its filters let through: check them"))
        }
        return reasons
    }

    /// What the campaign says keeps it from dialing.
    var errors: [DialProgress.Reason] {
        (diagnostics?.campaignErrors ?? campaign.errors ?? []).map { problem in
            let what = problem.details.map { "\(problem.error): \($0)" } ?? problem.error
            return reason(.campaignError, "reports \(what.oneLine)")
        }
    }

    var notYetOn: DialProgress.Reason {
        reason(.campaignOff, "was accepted for starting and is not on yet")
    }

    var turnedOff: DialProgress.Reason {
        let status = campaign.status
        let platform = status == .forcedOff || status == .forcedStopping
        return reason(
            .campaignOff,
            platform
                ? "was turned off by the platform: see its outbound events, then trigger the list again"
                : "was turned off at \(called) of \(total) contacts: trigger the list again to go on"
        )
    }

    var invalid: DialProgress.Reason {
        reason(.campaignError, "is invalid: correct its settings in the admin console, then trigger the list again")
    }

    var notStated: DialProgress.Reason {
        reason(.notStated, "is on and places no calls; the vendor does not say why")
    }

    /// A reason in one sentence that names the campaign.
    func reason(_ code: DialProgress.ReasonCode, _ words: String) -> DialProgress.Reason {
        DialProgress.Reason(code, "Campaign \(name) \(words).")
    }

    /// Whether calls wait for agents: agentless and external campaigns have none.
    private var needsAgents: Bool { campaign.dialingMode != "agentless" && campaign.dialingMode != "external" }

    private func agents(_ queue: GenesysQueueUtilization) -> [DialProgress.Reason] {
        let place = queue.queue?.name ?? campaign.queue?.name
        let name = place.map { "queue \($0)" } ?? "its queue"
        if let onQueue = queue.usersOnQueue, onQueue == 0 {
            return [reason(.noAgentsOnQueue, "has no agents on queue: somebody of \(name) must go on queue")]
        }
        if let stations = queue.usersOnQueueWithStation, stations == 0 {
            let words = "has no agents on queue with a phone: somebody of \(name) must select one"
            return [reason(.noAgentsOnQueue, words)]
        }
        if let idle = diagnostics?.idleAgents ?? stats?.idleAgents, idle == 0 {
            return [reason(.noIdleAgents, "waits for an agent of \(name) to become free")]
        }
        return []
    }
}
