package import Foundation

extension RuleBook {
    /// What a change leads to: its decisions, and a trigger for each action of each rule that matched.
    ///
    /// - Parameters:
    ///   - change: the change, already redacted when `digest` is given.
    ///   - now: the instant of the decision.
    ///   - ids: where identifiers come from.
    ///   - digest: what sensitive values were replaced with; `nil` when they were not.
    package func entry(
        for change: Change,
        at now: Date,
        ids: any IDSource,
        digest: ((JSON) -> String)? = nil
    ) -> IntakeEntry {
        let changeID = ids.next()
        var entry = IntakeEntry(id: changeID, change: change, at: now, decisions: [], triggers: [])
        let outcomes = rules.outcomes(for: change, digest: digest)
        for outcome in outcomes where outcome.verdict != .notMatched {
            guard let rule = rules[outcome.rule] else { continue }
            let matched = outcome.verdict == .matched
            var decision = Decision(
                id: ids.next(),
                at: now,
                kind: matched ? .matched : .waiting,
                sentence: matched
                    ? "Rule \(rule.name) matched \(change.address)."
                    : "Rule \(rule.name) waits: a value of \(change.address) is not known.",
                changeID: changeID,
                address: change.address,
                rule: rule.name,
                findings: outcome.flattened.map(Decision.Finding.init)
            )
            if matched {
                let made = triggers(of: rule, for: change, changeID, decision.id, at: now, ids: ids)
                decision.triggerID = made.first?.id
                entry.triggers += made
            }
            entry.decisions.append(decision)
        }
        if entry.decisions.isEmpty {
            let near = outcomes + rules.nearMisses(for: change, digest: digest)
            entry.decisions = [noMatch(of: near, change, changeID, at: now, id: ids.next())]
        }
        return entry
    }

    /// The decision to record when a change arrives that is known already.
    package static func duplicate(_ entry: IntakeEntry, of known: StoredChange, id: String) -> Decision {
        let dialed =
            known.triggerIDs.isEmpty
            ? "it triggered nothing then" : "it made trigger \(known.triggerIDs.joined(separator: ", ")) then"
        return Decision(
            id: id,
            at: entry.at,
            kind: .duplicate,
            sentence: "\(entry.change.address) was taken in at \(known.at.iso8601) as change \(known.id); \(dialed), "
                + "and nothing is dialed twice.",
            changeID: known.id,
            address: entry.change.address,
            triggerID: known.triggerIDs.first
        )
    }

    private func triggers(
        of rule: Rule,
        for change: Change,
        _ changeID: String,
        _ decisionID: String,
        at now: Date,
        ids: any IDSource
    ) -> [Trigger] {
        rule.then.compactMap { action in
            guard case .trigger(let name, let priority) = action, let list = contactList(named: name) else {
                return nil
            }
            return Trigger(
                id: ids.next(),
                order: DialOrder(contactList: list, priority: priority),
                cause: .rule(name: rule.name, changeID: changeID, address: change.address),
                clauses: rule.only,
                limitKey: "rule:\(rule.name)|list:\(list.id)",
                createdAt: now,
                decisionID: decisionID
            )
        }
    }

    private func noMatch(
        of outcomes: [RuleOutcome],
        _ change: Change,
        _ changeID: String,
        at now: Date,
        id: String
    ) -> Decision {
        let nearest = outcomes.max { $0.agreement < $1.agreement }
        let reason = nearest.flatMap { outcome in
            outcome.deciding
                .map { " Nearest is \(outcome.rule): \($0.clause): \($0.sentence)." }
        }
        return Decision(
            id: id,
            at: now,
            kind: .notMatched,
            sentence: "No rule matched \(change.address)." + (reason ?? ""),
            changeID: changeID,
            address: change.address,
            rule: nearest?.rule,
            findings: nearest?.flattened.map(Decision.Finding.init) ?? []
        )
    }
}

extension RuleOutcome {
    /// The share of clauses that say yes, from 0 to 1: how near a rule came.
    fileprivate var agreement: Double {
        guard !findings.isEmpty else { return 0 }
        return Double(findings.count { $0.outcome == .yes }) / Double(findings.count)
    }
}

extension Decision.Finding {
    init(_ clause: RuleOutcome.ClauseFinding) {
        self.init(clause.clause, clause.outcome.rawValue, clause.sentence)
    }

    init(_ finding: GateFinding) {
        let outcome =
            switch finding.outcome {
            case .passes: "passes"
            case .holds: "holds"
            case .refuses: "refuses"
            }
        self.init(finding.code.rawValue, outcome, finding.sentence)
    }
}
