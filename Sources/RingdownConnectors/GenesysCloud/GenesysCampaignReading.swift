import RingdownCore
import RingdownVendors

/// What was read of one campaign, and what it means for its order.
struct GenesysCampaignReading {
    /// The campaign as the plan found it.
    var before: RemoteObject
    /// The campaign now.
    var campaign: GenesysCampaign
    var progress: GenesysCampaignProgress
    /// What it has to work with; `nil` when it is not running.
    var diagnostics: GenesysCampaignDiagnostics?
    /// What it is doing; `nil` when the diagnostics say enough.
    var stats: GenesysCampaignStats?

    /// The progress of an order over all its campaigns.
    static func progress(_ readings: [GenesysCampaignReading]) -> DialProgress {
        let shown = readings.map { (reading: $0, stage: $0.stage) }
        let stage = DialProgress.Stage.overall(shown.map(\.stage.stage))
        return DialProgress(
            stage: stage,
            reasons: stage == .dialing || stage == .finished ? [] : shown.flatMap(\.stage.reasons),
            campaigns: readings.map(\.summary)
        )
    }

    /// Calls in progress, agents' calls included; `nil` when nothing says.
    var callsInProgress: Int? {
        let counts = [
            diagnostics?.outstandingInteractionsCount, stats?.outstandingCalls,
            diagnostics?.queueUtilizationDiagnostic?.usersOnACampaignCall,
        ]
        return counts.compactMap(\.self).max()
    }

    var called: Int { progress.numberOfContactsCalled ?? diagnostics?.numberOfContactsCalled ?? 0 }
    var total: Int { progress.totalNumberOfContacts ?? diagnostics?.totalNumberOfContacts ?? 0 }
    var name: String { campaign.name ?? before.name }

    /// How far the campaign is, and why it is not dialing.
    var stage: (stage: DialProgress.Stage, reasons: [DialProgress.Reason]) {
        if let callsInProgress, callsInProgress > 0 { return (.dialing, []) }
        switch campaign.status {
        case .on?: return running
        case .complete?: return isAsBefore ? (.waiting, [notYetOn]) : (.finished, [])
        case .off?, .forcedOff?, .stopping?, .forcedStopping?:
            return isAsBefore ? (.waiting, [notYetOn]) : (.stopped, [turnedOff] + errors)
        case .invalid?: return (.waiting, errors.isEmpty ? [invalid] : errors)
        case nil:
            let status = campaign.campaignStatus ?? "unknown"
            return (.waiting, [reason(.notStated, "is in state \(status): look at it in the admin console")])
        }
    }

    private var summary: DialProgress.Campaign {
        DialProgress.Campaign(
            id: campaign.id ?? before.id,
            name: name,
            status: campaign.campaignStatus ?? "unknown",
            called: called,
            total: total
        )
    }

    /// Whether the campaign is as it was before its start, so that the start has not taken effect yet.
    private var isAsBefore: Bool {
        campaign.campaignStatus == before.status && campaign.version != nil
            && campaign.version.map(String.init) == before.version
    }

    /// The stage of a campaign that is on and has no call in progress.
    private var running: (stage: DialProgress.Stage, reasons: [DialProgress.Reason]) {
        if total > 0, called >= total, (diagnostics?.scheduledInteractionsCount ?? 0) == 0,
            (diagnostics?.timeZoneRescheduledCallsCount ?? 0) == 0
        {
            return (.finished, [])
        }
        let reasons = whyNot
        if !reasons.isEmpty { return (.waiting, reasons) }
        return called > 0 ? (.dialing, []) : (.waiting, [notStated])
    }
}
