import Foundation
import RingdownCore

/// What the rules would make of a plan.
struct PlanPreview: Encodable, Sendable {
    /// One action of one rule on one change.
    struct Match: Encodable, Hashable, Sendable {
        var rule: String
        var address: String
        /// The value before, of the rule's first attribute; `nil` when there is none.
        var from: JSON?
        /// The value after, of the rule's first attribute; `nil` when there is none.
        var to: JSON?
        /// What would be done.
        var action: String
        /// What the gate would say now: `allowed`, `held` or `refused`.
        var verdict: String
        /// Why.
        var reasons: [String]
    }

    /// A rule that cannot say before the apply.
    struct Waiting: Encodable, Hashable, Sendable {
        var rule: String
        var address: String
        var reasons: [String]
    }

    /// How many changes were looked at.
    var changes: Int
    var matches: [Match] = []
    var waiting: [Waiting] = []

    /// Compares changes with rules as if what is planned had been applied.
    init(_ changes: [Change], book: RuleBook, at now: Date) {
        self.changes = changes.count
        for change in changes {
            var phases = [change.phase]
            if change.phase == .planned { phases.append(.applied) }
            for phase in phases {
                var change = change
                change.phase = phase
                for outcome in book.rules.outcomes(for: change) { take(outcome, change, book, now) }
            }
        }
    }

    private mutating func take(_ outcome: RuleOutcome, _ change: Change, _ book: RuleBook, _ now: Date) {
        guard let rule = book.rules[outcome.rule] else { return }
        switch outcome.verdict {
        case .notMatched: break
        case .waiting:
            waiting.append(
                Waiting(
                    rule: rule.name,
                    address: change.address,
                    reasons: outcome.findings.filter { $0.outcome == .unknown }.map { "\($0.clause): \($0.sentence)" }
                )
            )
        case .matched:
            for action in rule.then { matches.append(match(action, rule, change, book, now)) }
        }
    }

    private func match(_ action: Rule.Action, _ rule: Rule, _ change: Change, _ book: RuleBook, _ now: Date) -> Match {
        let path = rule.attributes.first?.path
        func value(_ json: JSON?) -> JSON? {
            guard let path, let found = json?.value(at: path) else { return nil }
            return change.isSensitive(path) ? "(sensitive)" : found
        }
        let (sentence, verdict, reasons) = self.verdict(action, rule, book, now)
        return Match(
            rule: rule.name,
            address: change.address,
            from: value(change.before),
            to: value(change.after),
            action: sentence,
            verdict: verdict,
            reasons: reasons
        )
    }

    private func verdict(
        _ action: Rule.Action,
        _ rule: Rule,
        _ book: RuleBook,
        _ now: Date
    ) -> (action: String, verdict: String, reasons: [String]) {
        guard case .trigger(let name, let priority) = action else { return ("", "refused", []) }
        let sentence = "trigger contact list \(name)" + (priority ? " with priority" : "")
        guard let list = book.contactList(named: name) else {
            return (sentence, "refused", ["The contact list \(name) is not in the configuration."])
        }
        let trigger = Trigger(
            id: "(planned)",
            order: DialOrder(contactList: list, priority: priority),
            cause: .caller(id: "plan"),
            clauses: rule.only,
            createdAt: now
        )
        let facts = GateFacts(trigger: trigger, now: now, windows: book.windows, recentDispatches: [], killSwitches: [])
        let verdict = Gate.standard.decide(facts)
        let word =
            switch verdict {
            case .allowed: "allowed"
            case .held: "held"
            case .refused: "refused"
            }
        return (sentence, word, verdict.findings.map(\.sentence))
    }

    /// The preview for people.
    var lines: [String] {
        var lines = [
            "\(changes) \(changes == 1 ? "change" : "changes"), \(matches.count) would fire, "
                + "\(waiting.count) \(waiting.count == 1 ? "waits" : "wait") for the apply"
        ]
        for match in matches {
            lines.append("+ \(match.rule)  \(match.address)")
            if match.from != nil || match.to != nil {
                lines.append("    \(match.from?.excerpt ?? "nothing") → \(match.to?.excerpt ?? "nothing")")
            }
            lines.append("    \(match.action): \(match.verdict)")
            for reason in match.reasons { lines.append("      \(reason)") }
        }
        for waiting in waiting {
            lines.append("? \(waiting.rule)  \(waiting.address)")
            for reason in waiting.reasons { lines.append("    \(reason)") }
        }
        return lines
    }
}
