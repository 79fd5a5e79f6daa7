import RingdownAPI
import RingdownCore

extension API.RuleEvaluation {
    /// What a rule says about a stored change, as it travels.
    init(_ outcome: RuleOutcome, of stored: StoredChange, place: String?) {
        let address = stored.change.address
        let reason = outcome.deciding.map { ": \($0.clause): \($0.sentence)." } ?? ": every clause holds."
        let verb =
            switch outcome.verdict {
            case .matched: "matches"
            case .waiting: "waits for"
            case .notMatched: "does not match"
            }
        self.init(
            rule: outcome.rule,
            changeId: stored.id,
            address: address,
            verdict: outcome.verdict.rawValue,
            sentence: "Rule \(outcome.rule) \(verb) \(address)\(reason)",
            findings: outcome.flattened.map {
                API.Decision.Finding(subject: $0.clause, outcome: $0.outcome.rawValue, sentence: $0.sentence)
            },
            place: place
        )
    }
}
