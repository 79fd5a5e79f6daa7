import Foundation
import RingdownCore
import RingdownTerraform

/// What a run task is answered with, and what is recorded of it.
struct RunTaskAnswer {
    var result: RunTaskResult
    /// What is recorded: the kind of decision.
    var kind: Decision.Kind
    /// The first refusal, explained; `nil` when there is none to explain.
    var explanation: Explanation?

    /// Findings of a decision at most; the answer itself has more.
    private static let findingLimit = 50

    init(_ result: RunTaskResult, _ kind: Decision.Kind, explanation: Explanation? = nil) {
        self.result = result
        self.kind = kind
        self.explanation = explanation
    }

    /// The answer without a document's sensitive values, wherever they stand.
    func redacted(by screen: Redaction) -> RunTaskAnswer {
        var copy = self
        copy.result.message = screen.redact(result.message)
        for place in copy.result.outcomes.indices {
            copy.result.outcomes[place].description = screen.redact(copy.result.outcomes[place].description)
            copy.result.outcomes[place].body = screen.redact(copy.result.outcomes[place].body)
        }
        for place in explanation?.causes.indices ?? 0..<0 {
            copy.explanation?.causes[place].redact(by: screen)
        }
        if let request = explanation?.correctedRequest {
            copy.explanation?.correctedRequest?.url = screen.redact(request.url)
            copy.explanation?.correctedRequest?.body = request.body.map { screen.redact($0) }
        }
        return copy
    }

    /// The decision that tells of the answer.
    func decision(id: String, at now: Date, of delivery: HookDelivery, _ task: HCPRunTask) -> Decision {
        Decision(
            id: id,
            at: now,
            kind: kind,
            sentence:
                "The run task \(task.resultID) (\(task.stageName) of \(task.runID) in \(task.workspace)) is answered "
                + "\(result.status.rawValue): \(result.message)",
            findings: [Decision.Finding("source", delivery.source, "It came to the source \(delivery.source).")]
                + result.outcomes.prefix(Self.findingLimit).map { outcome in
                    Decision.Finding(outcome.id, outcome.label, outcome.description)
                },
            explanation: explanation,
            correlationID: delivery.id
        )
    }
}

extension Cause {
    /// Takes a document's sensitive values out of what is said.
    fileprivate mutating func redact(by screen: Redaction) {
        for place in evidence.indices { evidence[place].fact = screen.redact(evidence[place].fact) }
        fix = screen.redact(fix)
    }
}
