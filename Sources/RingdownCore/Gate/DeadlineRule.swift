/// Refuses a trigger whose deadline has passed.
struct DeadlineRule: GateRule {
    func understands(_ clause: GateClause) -> Bool { false }

    func findings(on facts: GateFacts) -> [GateFinding] {
        guard let deadline = facts.trigger.deadline, deadline <= facts.now else { return [] }
        return [GateFinding(.deadline, .refuses, "The trigger was to go out by \(deadline.iso8601).")]
    }
}
