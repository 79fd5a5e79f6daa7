/// Holds a trigger that needs a person's approval until somebody gave it.
struct ApprovalRule: GateRule {
    func understands(_ clause: GateClause) -> Bool { clause == .approval }

    func findings(on facts: GateFacts) -> [GateFinding] {
        guard facts.trigger.clauses.contains(.approval) else { return [] }
        guard let approval = facts.trigger.approval else {
            return [
                GateFinding(
                    .approval,
                    .holds(until: nil),
                    "It waits for approval: ringdown trigger approve \(facts.trigger.id)"
                )
            ]
        }
        return [GateFinding(.approval, .passes, "Approved by \(approval.by) at \(approval.at.iso8601).")]
    }
}
