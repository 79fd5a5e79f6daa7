extension Rule {
    /// Everything that must hold besides the phase, in the order in which it is looked at.
    package var clauses: [Condition] {
        var clauses: [Condition] = []
        if let workspace { clauses.append(.workspace(workspace)) }
        if let resource { clauses.append(.resource(resource)) }
        if let actions { clauses.append(.action(actions)) }
        return clauses + attributes.map { .attribute($0) } + conditions
    }

    /// What this rule says about a change, clause by clause.
    ///
    /// - Parameter digest: what sensitive values were replaced with, when the change is redacted; `nil` when it is not.
    package func evaluate(_ change: Change, digest: ((JSON) -> String)? = nil) -> RuleOutcome {
        let view = ChangeView(change: change, digest: digest)
        var findings = [phaseFinding(change)]
        if actions == nil { findings.append(movementFinding(change)) }
        findings += clauses.map { $0.finding(in: view) }
        return RuleOutcome(rule: name, findings: findings)
    }

    private func phaseFinding(_ change: Change) -> RuleOutcome.ClauseFinding {
        RuleOutcome.ClauseFinding(
            clause: "phase",
            outcome: Truth(change.phase == phase),
            sentence: "the change is \(change.phase.rawValue), the rule wants \(phase.rawValue)"
        )
    }

    /// A rule that names no action listens to all that change something.
    private func movementFinding(_ change: Change) -> RuleOutcome.ClauseFinding {
        RuleOutcome.ClauseFinding(
            clause: "action",
            outcome: Truth(change.actions != .noOp || change.isImport || change.previousAddress != nil),
            sentence: "the action is \(change.actions.rawValue)"
        )
    }
}
