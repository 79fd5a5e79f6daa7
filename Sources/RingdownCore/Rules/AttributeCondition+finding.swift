extension AttributeCondition {
    /// What this condition says about a change.
    func finding(in view: ChangeView) -> RuleOutcome.ClauseFinding {
        let before = view.before(path)
        let after = view.after(path)
        var checks: [(Truth, String)] = []
        if let from { checks.append(check(from, before, "was", view)) }
        if let to { checks.append(check(to, after, "is", view)) }
        if let holds { checks.append(check(holds, after, "is", view)) }
        let now = after.unknown == nil ? view.words(after, path) : "another value"
        if requiresChange {
            switch view.changed(path) {
            case .no: checks.append((.no, "it did not change: \(now)"))
            case .unknown:
                let reason = after.unknown ?? before.unknown ?? "it is sensitive, and digests do not show if it changed"
                checks.append((.unknown, reason))
            case .yes:
                let then = before.unknown == nil ? view.words(before, path) : "another value"
                checks.append((.yes, "it went from \(then) to \(now)"))
            }
        } else {
            checks.append((.yes, "it is \(now)"))
        }
        let outcome = Truth.all(checks.map(\.0))
        // The last check has the sentence for a clause that holds.
        let sentence = (outcome == .yes ? checks.last : checks.first { $0.0 == outcome })?.1 ?? ""
        return RuleOutcome.ClauseFinding(clause: subject, outcome: outcome, sentence: sentence)
    }

    private func check(
        _ pattern: Pattern,
        _ seen: SeenValue,
        _ verb: String,
        _ view: ChangeView
    ) -> (Truth, String) {
        let truth = pattern.truth(of: seen, digest: view.digest)
        if truth == .unknown {
            let blind = "the value is sensitive and known by its digest alone, from which only exact values and exists "
            return (truth, seen.unknown ?? blind + "can be told")
        }
        let wanted = view.isSensitive(path) ? "another value" : "\(pattern)"
        return (truth, "it \(verb) \(view.words(seen, path)), the rule wants \(wanted)")
    }
}

extension JSON {
    /// The value as text, cut to a length that fits a sentence.
    package var excerpt: String {
        let text = self.string ?? self.text()
        return text.count <= 60 ? text : text.prefix(57) + "…"
    }
}
