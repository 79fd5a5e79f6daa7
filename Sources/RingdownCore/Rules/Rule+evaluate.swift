extension Rule {
    /// What this rule says about a change, clause by clause.
    ///
    /// - Parameter digest: what sensitive values were replaced with, when the change is redacted; `nil` when it is not.
    package func evaluate(_ change: Change, digest: ((JSON) -> String)? = nil) -> RuleOutcome {
        var findings = [phaseFinding(change)]
        if let workspace {
            findings.append(
                finding(
                    "workspace",
                    workspace.matches(.string(change.origin.workspace)),
                    "the workspace is \(change.origin.workspace), the rule wants \(workspace)"
                )
            )
        }
        if let resource {
            findings.append(
                finding(
                    "resource",
                    resource.matches(change),
                    "the address is \(change.address), the rule wants \(resource)"
                )
            )
        }
        findings.append(actionFinding(change))
        findings += attributes.map { $0.finding(in: change, digest: digest) }
        return RuleOutcome(rule: name, findings: findings)
    }

    private func phaseFinding(_ change: Change) -> RuleOutcome.ClauseFinding {
        finding(
            "phase",
            change.phase == phase,
            "the change is \(change.phase.rawValue), the rule wants \(phase.rawValue)"
        )
    }

    private func actionFinding(_ change: Change) -> RuleOutcome.ClauseFinding {
        guard let actions else {
            let moves = change.actions != .noOp || change.isImport || change.previousAddress != nil
            return finding("action", moves, "the action is \(change.actions.rawValue)")
        }
        let wanted = actions.map(\.rawValue).sorted().joined(separator: ", ")
        return finding(
            "action",
            actions.contains(change.actions),
            "the action is \(change.actions.rawValue), the rule wants \(wanted)"
        )
    }

    private func finding(_ clause: String, _ holds: Bool, _ sentence: String) -> RuleOutcome.ClauseFinding {
        RuleOutcome.ClauseFinding(clause: clause, outcome: holds ? .yes : .no, sentence: sentence)
    }
}
