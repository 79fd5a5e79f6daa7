import Foundation

extension Trigger {
    /// The move that writes this trigger with one decision and one timeline event, all saying the same sentence.
    func moved(
        _ kind: Decision.Kind,
        at now: Date,
        _ decisionID: String,
        findings: [Decision.Finding] = []
    ) -> TriggerMove {
        var trigger = self
        trigger.decisionID = decisionID
        var decision = Decision(
            id: decisionID,
            at: now,
            kind: kind,
            sentence: reason,
            triggerID: id,
            findings: findings
        )
        if case .rule(let name, let changeID, let address) = cause {
            decision.rule = name
            decision.changeID = changeID
            decision.address = address
        }
        let event = TimelineEvent(at: now, status: status, sentence: reason, decisionID: decisionID)
        return TriggerMove(trigger: trigger, events: [event], decisions: [decision])
    }
}
