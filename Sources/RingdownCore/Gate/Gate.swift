package import Foundation

/// The one place that decides whether a trigger may go out now.
///
/// It fails closed: a gate without rules refuses, a clause that no rule understands refuses, and only a passing
/// verdict carries a ``Permit``, without which no connector sends anything.
package struct Gate: Sendable {
    private let rules: [any GateRule]

    /// A gate with the given rules; without any it refuses everything.
    package init(rules: [any GateRule]) { self.rules = rules }

    /// The gate with every rule that Ringdown has.
    package static let standard = Gate(rules: [
        KillSwitchRule(), DeadlineRule(), ApprovalRule(), WindowRule(), FrequencyRule(),
    ])

    /// Whether the trigger may go out at `facts.now`.
    ///
    /// A refusal outweighs a hold, a hold outweighs everything that passes; a hold ends at the latest instant that any
    /// rule names, and only by a person when a rule names none.
    package func decide(_ facts: GateFacts) -> GateVerdict {
        guard !rules.isEmpty else {
            return .refused([GateFinding(.noRules, .refuses, "The gate has no rules, so nothing may go out.")])
        }
        var findings = rules.flatMap { $0.findings(on: facts) }
        for clause in facts.trigger.clauses where !rules.contains(where: { $0.understands(clause) }) {
            findings.append(GateFinding(.unknownClause, .refuses, "No gate rule understands \(clause)."))
        }
        if findings.contains(where: { $0.outcome == .refuses }) { return .refused(findings) }
        var held = false
        var until: Date? = .distantPast
        for case .holds(let instant) in findings.map(\.outcome) {
            held = true
            guard let instant, let latest = until else {
                until = nil
                continue
            }
            until = max(latest, instant)
        }
        if held { return .held(until: until, findings) }
        return .allowed(Permit(trigger: facts.trigger, issuedAt: facts.now), findings)
    }
}

/// What the gate decided.
package enum GateVerdict: Sendable {
    /// It may go out; the permit says so to the connector.
    case allowed(Permit, [GateFinding])
    /// Not now: ask again at the instant, or when somebody acts.
    case held(until: Date?, [GateFinding])
    /// Not at all, as things are.
    case refused([GateFinding])

    /// Everything that was found, whatever the verdict.
    package var findings: [GateFinding] {
        switch self {
        case .allowed(_, let findings), .held(_, let findings), .refused(let findings): findings
        }
    }
}

/// The proof that the gate let a trigger go out; a connector requires it and nothing else can make one.
package struct Permit: Sendable {
    /// The trigger that may go out.
    package let triggerID: String
    /// The provider that it may go to.
    package let provider: String
    /// When the gate decided.
    package let issuedAt: Date

    fileprivate init(trigger: Trigger, issuedAt: Date) {
        triggerID = trigger.id
        provider = trigger.order.provider
        self.issuedAt = issuedAt
    }

    /// How long a permit is good for in seconds: what was decided longer ago, or by a clock that was put since, must be
    /// asked again, so that a kill switch stops within this time what has not been sent.
    package static let lifetime: TimeInterval = 1

    /// Whether this permit lets the given order of the given trigger go out at an instant.
    package func covers(trigger: String, provider: String, at now: Date) -> Bool {
        triggerID == trigger && self.provider == provider && abs(now.timeIntervalSince(issuedAt)) < Self.lifetime
    }
}
