import Foundation
import RingdownCore

/// What one entry of the audit log records of a trigger: a step of its life, with why, and with the trigger when what it
/// is to do, what was done or who wanted it changed.
struct AuditedMove: Decodable {
    var decisions: [Decision] = []
    var steps: [TimelineEvent] = []
    var trigger: Trigger?

    /// The entry's text, which holds each text as its row does, byte for byte.
    static func json(decisions: [String], steps: [String], trigger: String?) -> String {
        let parts = [
            "\"decisions\":[\(decisions.joined(separator: ","))]", "\"steps\":[\(steps.joined(separator: ","))]",
            trigger.map { "\"trigger\":\($0)" },
        ]
        return "{\(parts.compactMap { $0 }.joined(separator: ","))}"
    }

    /// What an entry records, also one of an older version, which had an entry for each decision, step and trigger.
    ///
    /// `nil` when it records nothing of the kind, or cannot be read.
    init?(_ kind: AuditKind?, _ json: String) {
        switch kind {
        case .decision:
            guard let decision = try? JSONColumn.value(Decision.self, from: json) else { return nil }
            decisions = [decision]
        case .step:
            guard let step = try? JSONColumn.value(TimelineEvent.self, from: json) else { return nil }
            steps = [step]
        case .trigger, .move, .intent, .receipt, .inDoubt, .reconciled, .approved, .cancelled:
            if let move = try? JSONColumn.value(AuditedMove.self, from: json) {
                self = move
            } else if let trigger = try? JSONColumn.value(Trigger.self, from: json) {
                self.trigger = trigger
            } else {
                return nil
            }
        case .begun, .killSwitchThrown, .killSwitchReleased, .stateLockForced, .clientMade, .clientChanged,
            .clientRemoved, .tokenGiven, .tokenRevoked, .restored, nil:
            return nil
        }
    }

    /// Where the trigger stands after it; `nil` when it does not say.
    var status: TriggerStatus? { trigger?.status ?? steps.last?.status }
}
