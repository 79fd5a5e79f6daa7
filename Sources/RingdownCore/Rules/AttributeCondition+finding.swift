extension AttributeCondition {
    /// What this condition says about a change.
    ///
    /// - Parameter digest: what sensitive values were replaced with, when the change is redacted; `nil` when it is not.
    func finding(in change: Change, digest: ((JSON) -> String)?) -> RuleOutcome.ClauseFinding {
        let clause = path.steps.isEmpty ? "value" : "attribute \(path)"
        func says(_ outcome: RuleOutcome.ClauseFinding.Outcome, _ sentence: String) -> RuleOutcome.ClauseFinding {
            RuleOutcome.ClauseFinding(clause: clause, outcome: outcome, sentence: sentence)
        }
        guard change.carriesValues else {
            return says(.unknown, "the source carries no values; submit it together with its plan")
        }
        let before = change.before?.value(at: path)
        let after = change.after?.value(at: path)
        let sensitive = change.isSensitive(path)
        let digest = sensitive ? digest : nil
        if sensitive, digest != nil, [from, to].contains(where: { $0.map { !$0.worksOnDigests } ?? false }) {
            return says(.no, "the value is sensitive, and only exact values and exists can be compared")
        }
        func fits(_ pattern: Pattern, _ value: JSON?) -> Bool {
            (digest.map { pattern.digested($0) } ?? pattern).matches(value)
        }
        func shown(_ value: JSON?) -> String {
            guard let value, !value.isNull else { return "nothing" }
            return sensitive ? "a sensitive value" : value.excerpt
        }
        if let from, !fits(from, before) {
            return says(.no, "it was \(shown(before)), the rule wants \(sensitive ? "another value" : "\(from)")")
        }
        if change.isUnknown(path) {
            return says(.unknown, "its value after is not known until apply")
        }
        if let to, !fits(to, after) {
            return says(.no, "it is \(shown(after)), the rule wants \(sensitive ? "another value" : "\(to)")")
        }
        guard (before ?? .null) != (after ?? .null) else { return says(.no, "it did not change: \(shown(after))") }
        return says(.yes, "it went from \(shown(before)) to \(shown(after))")
    }
}

extension JSON {
    /// The value as text, cut to a length that fits a sentence.
    package var excerpt: String {
        let text = self.string ?? self.text()
        return text.count <= 60 ? text : text.prefix(57) + "…"
    }
}
