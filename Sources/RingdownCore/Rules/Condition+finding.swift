extension Condition {
    /// What this condition says about a change; combinations carry what each of their parts says.
    func finding(in view: ChangeView) -> RuleOutcome.ClauseFinding {
        let change = view.change
        switch self {
        case .workspace(let pattern):
            return simple(
                "workspace",
                pattern.matches(.string(change.origin.workspace)),
                "the workspace is \(change.origin.workspace), the rule wants \(pattern)"
            )
        case .resource(let pattern):
            let sentence = "the address is \(change.address), the rule wants \(pattern)"
            return simple("resource", pattern.matches(change), sentence)
        case .action(let actions):
            let wanted = actions.map(\.rawValue).sorted().joined(separator: ", ")
            let sentence = "the action is \(change.actions.rawValue), the rule wants \(wanted)"
            guard change.actions != .unknown else {
                return RuleOutcome.ClauseFinding(
                    clause: "action",
                    outcome: actions.contains(.unknown) ? .yes : .unknown,
                    sentence: "the source does not say the action, the rule wants \(wanted)"
                )
            }
            return simple("action", actions.contains(change.actions), sentence)
        case .attribute(let condition): return condition.finding(in: view)
        case .all(let conditions):
            let parts = conditions.map { $0.finding(in: view) }
            return combined("all", .all(parts.map(\.outcome)), parts)
        case .any(let conditions):
            let parts = conditions.map { $0.finding(in: view) }
            return combined("any", .any(parts.map(\.outcome)), parts)
        case .not(let condition):
            let part = condition.finding(in: view)
            let sentence =
                switch part.outcome {
                case .yes: "what it excludes holds"
                case .no: "what it excludes does not hold"
                case .unknown: "whether what it excludes holds cannot be told"
                }
            return RuleOutcome.ClauseFinding(clause: "not", outcome: !part.outcome, sentence: sentence, parts: [part])
        }
    }

    private func simple(_ clause: String, _ holds: Bool, _ sentence: String) -> RuleOutcome.ClauseFinding {
        RuleOutcome.ClauseFinding(clause: clause, outcome: Truth(holds), sentence: sentence)
    }

    private func combined(
        _ clause: String,
        _ outcome: Truth,
        _ parts: [RuleOutcome.ClauseFinding]
    ) -> RuleOutcome.ClauseFinding {
        let count = parts.count { $0.outcome == .yes }
        let open = parts.count { $0.outcome == .unknown }
        let sentence =
            "\(count) of \(parts.count) \(count == 1 ? "holds" : "hold")"
            + (open == 0 ? "" : ", \(open) cannot be told")
        return RuleOutcome.ClauseFinding(clause: clause, outcome: outcome, sentence: sentence, parts: parts)
    }
}
