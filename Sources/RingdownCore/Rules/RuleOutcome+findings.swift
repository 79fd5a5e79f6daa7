extension RuleOutcome {
    /// All findings as a list, each part of a combination behind it and named with it (`any › attribute lines`).
    package var flattened: [ClauseFinding] { findings.flatMap { $0.flattened(below: "") } }

    /// The clause that decided that the rule does not match or waits; `nil` when it matches.
    ///
    /// In a combination it is the part that decided, named as in `flattened`.
    package var deciding: ClauseFinding? {
        let wanted = Truth.all(findings.map(\.outcome))
        guard wanted != .yes else { return nil }
        return findings.first { $0.outcome == wanted }?.deciding(below: "")
    }
}

extension RuleOutcome.ClauseFinding {
    fileprivate func flattened(below path: String) -> [Self] {
        [named(below: path)] + parts.flatMap { $0.flattened(below: "\(path)\(clause) › ") }
    }

    fileprivate func deciding(below path: String) -> Self {
        let decisive = clause == "not" ? !outcome : outcome
        guard let part = parts.first(where: { $0.outcome == decisive }) else { return named(below: path) }
        return part.deciding(below: "\(path)\(clause) › ")
    }

    private func named(below path: String) -> Self {
        RuleOutcome.ClauseFinding(clause: path + clause, outcome: outcome, sentence: sentence)
    }
}
