package import Foundation

extension Trigger {
    /// The vendor showed how far it is.
    ///
    /// Only what differs from the last look becomes an event; `next` is when to look again.
    package func observed(
        _ progress: DialProgress,
        next due: Date,
        at now: Date,
        decisionID: String
    ) -> TriggerMove? {
        guard status == .accepted || status == .dialing else { return nil }
        var next = self
        next.progress = progress
        next.dueAt = due
        let kind: Decision.Kind
        switch progress.stage {
        case .waiting:
            next.reason = "waiting: " + progress.reasons.sentences
            kind = .held
        case .dialing:
            next.status = .dialing
            next.reason = progress.call.map { "The call was placed at \($0.at)." } ?? "The vendor is dialing."
            kind = .dialed
        case .finished:
            next.status = .done
            next.dueAt = nil
            next.reason = progress.call.map(\.sentence) ?? "The list was processed: \(progress.counts)."
            kind = .done
        case .stopped where status == .dialing:
            next.status = .done
            next.dueAt = nil
            next.reason = "The campaign was turned off before the list was exhausted: \(progress.counts)."
            kind = .done
        case .stopped:
            next.reason = "waiting: " + progress.reasons.sentences
            kind = .held
        }
        if next.status == status, next.reason == reason { return TriggerMove(trigger: next) }
        return next.moved(
            kind,
            at: now,
            decisionID,
            findings: progress.reasons.map { Decision.Finding($0.code.rawValue, "waits", $0.sentence) }
        )
    }

    /// Looking at the vendor failed; it is tried again later and only said once.
    package func observationFailed(_ error: ConnectorError, next due: Date, at now: Date) -> TriggerMove? {
        guard status == .accepted || status == .dialing else { return nil }
        var next = self
        next.dueAt = due
        next.reason = "The vendor's progress could not be read: \(error.message)"
        let isNews = next.reason != reason
        return TriggerMove(
            trigger: next,
            events: isNews ? [TimelineEvent(at: now, status: status, sentence: next.reason)] : []
        )
    }
}

extension [DialProgress.Reason] {
    fileprivate var sentences: String {
        isEmpty ? "the vendor does not say why" : map(\.sentence).joined(separator: "; ")
    }
}

extension DialProgress.Call {
    /// What became of it.
    fileprivate var sentence: String {
        "The call was placed at \(at)" + (result.map { "; it ended with \($0)." } ?? ".")
    }
}

extension DialProgress {
    /// How many contacts were called, campaign by campaign.
    fileprivate var counts: String {
        campaigns.map { "\($0.name): \($0.called) of \($0.total) contacts called" }.joined(separator: ", ")
    }
}
