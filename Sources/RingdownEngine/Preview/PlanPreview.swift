package import Foundation
package import RingdownCore

/// What the rules would make of a plan.
package struct PlanPreview: Encodable, Sendable {
    /// One action of one rule on one change.
    package struct Match: Encodable, Hashable, Sendable {
        package var rule: String
        package var address: String
        /// The value before, of the rule's first attribute; `nil` when there is none.
        package var from: JSON?
        /// The value after, of the rule's first attribute; `nil` when there is none.
        package var to: JSON?
        /// What would be done.
        package var action: String
        /// What the gate would say now: `allowed`, `held` or `refused`.
        package var verdict: String
        /// Why.
        package var reasons: [String]
        /// What the preflight asks the vendor about; `nil` when it cannot be told.
        package var order: DialOrder?

        private enum CodingKeys: String, CodingKey {
            case rule, address, from, to, action, verdict, reasons
        }
    }

    /// A rule that cannot say before the apply.
    package struct Waiting: Encodable, Hashable, Sendable {
        package var rule: String
        package var address: String
        package var reasons: [String]
        /// What the vendor would be asked to do if it matches, for the preflight alone.
        package var orders: [DialOrder]

        private enum CodingKeys: String, CodingKey {
            case rule, address, reasons
        }
    }

    /// How many changes were looked at.
    package var changes: Int
    package var matches: [Match] = []
    package var waiting: [Waiting] = []

    /// Compares changes with rules as if what is planned had been applied.
    ///
    /// - Parameters:
    ///   - changes: the changes, in clear.
    ///   - book: the rules, and what they name.
    ///   - now: the instant at which the gate is asked.
    ///   - killSwitches: the kill switches that are on.
    package init(_ changes: [Change], book: RuleBook, at now: Date, killSwitches: [KillSwitch] = []) {
        self.changes = changes.count
        let gate = PreviewGate(book: book, now: now, killSwitches: killSwitches)
        for change in changes {
            var phases = [change.phase]
            if change.phase == .planned { phases.append(.applied) }
            for phase in phases {
                var change = change
                change.phase = phase
                for outcome in book.rules.outcomes(for: change) { take(outcome, change, gate) }
            }
        }
    }

    private mutating func take(_ outcome: RuleOutcome, _ change: Change, _ gate: PreviewGate) {
        guard let rule = gate.book.rules[outcome.rule] else { return }
        switch outcome.verdict {
        case .notMatched: break
        case .waiting:
            waiting.append(
                Waiting(
                    rule: rule.name,
                    address: change.address,
                    reasons: outcome.findings.filter { $0.outcome == .unknown }.map { "\($0.clause): \($0.sentence)" },
                    orders: rule.then.compactMap { $0.order(in: gate.book) }
                )
            )
        case .matched:
            for action in rule.then { matches.append(match(action, rule, change, gate)) }
        }
    }

    private func match(_ action: Rule.Action, _ rule: Rule, _ change: Change, _ gate: PreviewGate) -> Match {
        let path = rule.attributes.first?.path
        func value(_ json: JSON?) -> JSON? {
            guard let path, let found = json?.value(at: path) else { return nil }
            return change.isSensitive(path) ? "(sensitive)" : found
        }
        let (verdict, reasons) = gate.verdict(action, of: rule)
        return Match(
            rule: rule.name,
            address: change.address,
            from: value(change.before),
            to: value(change.after),
            action: action.sentence,
            verdict: verdict,
            reasons: reasons,
            order: action.order(in: gate.book)
        )
    }
}
