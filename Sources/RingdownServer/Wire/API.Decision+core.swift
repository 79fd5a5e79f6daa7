import RingdownAPI
import RingdownCore

extension API.Decision {
    /// A decision as it travels.
    init(_ decision: Decision) {
        self.init(
            id: decision.id,
            at: decision.at,
            kind: decision.kind.rawValue,
            sentence: decision.sentence,
            changeId: decision.changeID,
            address: decision.address,
            triggerId: decision.triggerID,
            rule: decision.rule,
            findings: decision.findings.map {
                Finding(subject: $0.subject, outcome: $0.outcome, sentence: $0.sentence)
            },
            explanation: decision.explanation.map { API.Explanation($0) },
            correlationId: decision.correlationID
        )
    }
}
