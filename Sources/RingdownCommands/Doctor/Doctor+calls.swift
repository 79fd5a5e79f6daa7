import RingdownAPI
import RingdownConnectors
import RingdownCore
import RingdownEngine

extension Doctor {
    /// An action whose calls are looked at.
    private struct Action {
        var subject: String
        /// The rule and what it does, as the server's preflight names them; `nil` for what no rule does.
        var rule: (name: String, action: String)?
        /// `nil` when the configuration does not have what the action names.
        var order: DialOrder?
    }

    /// Whether each call that the rules, and callers of the trigger API, will make is permitted.
    ///
    /// - Parameter entries: what the running server found, for providers that only it can ask.
    func callChecks(
        _ connectors: [String: any SchedulingConnector],
        _ entries: [API.PreflightEntry]
    ) async -> [DoctorCheck] {
        let actions = actions
        let own = actions.compactMap(\.order)
        let asked = (own + twins(of: own)).filter { connectors[$0.provider] != nil }
        let findings = await Preflight(connectors: connectors, clock: clock).check(asked)
        return actions.map { action in
            guard let order = action.order else {
                return DoctorCheck(
                    action.subject,
                    .failed,
                    "The configuration does not have what it names.",
                    fix: "Add it to \(configuration.file)."
                )
            }
            if let environment, configuration.providers[order.provider]?.environment != environment {
                return compare(order, in: environment, action.subject, findings)
            }
            if let finding = findings[order] { return check(finding, action.subject) }
            let entry = entries.first { $0.rule == action.rule?.name && $0.action == action.rule?.action }
            return entry.map { check($0, action.subject) } ?? unasked(action.subject, order.provider)
        }
    }

    private var actions: [Action] {
        let book = configuration.book
        let ofRules = rules.flatMap { rule in
            rule.then.map { action in
                Action(
                    subject: "rule \(rule.name), \(action.sentence)",
                    rule: (rule.name, action.sentence),
                    order: action.order(in: book)
                )
            }
        }
        let used = Set(ofRules.compactMap(\.order?.lane))
        let others = orders.filter { !used.contains($0.lane) }.map { order in
            Action(subject: "\(order.call == nil ? "trigger" : "call") on \(order.subject)", order: order)
        }
        return ofRules + others
    }

    private func check(_ finding: PreflightFinding, _ subject: String) -> DoctorCheck {
        switch finding.verdict {
        case .accepted:
            return DoctorCheck(subject, .ok, finding.sentence, calls: finding.calls)
        case .unchecked: return DoctorCheck(subject, .unchecked, finding.sentence, calls: finding.calls)
        case .refused:
            return DoctorCheck(
                subject,
                .failed,
                finding.sentence,
                fix: finding.fix ?? "Correct it in \(configuration.file), then run ringdown doctor again.",
                notAuthorised: finding.isAboutAccess,
                calls: finding.calls
            )
        }
    }

    private func check(_ entry: API.PreflightEntry, _ subject: String) -> DoctorCheck {
        let outcome: DoctorCheck.Outcome
        switch PreflightFinding.Verdict(rawValue: entry.verdict) {
        case .accepted: outcome = .ok
        case .refused: outcome = .failed
        case .unchecked, nil: outcome = .unchecked
        }
        let cause = entry.explanation?.causes.first.flatMap { CauseCode(rawValue: $0.code) }
        return DoctorCheck(
            subject,
            outcome,
            entry.sentence,
            fix: outcome == .failed ? entry.fix ?? "ringdown why \(entry.decision ?? "ID")" : nil,
            notAuthorised: outcome == .failed && cause?.isAboutAccess ?? false,
            calls: entry.calls
        )
    }

    /// What another environment would make of an order, next to what its own provider makes of it.
    private func compare(
        _ order: DialOrder,
        in environment: String,
        _ subject: String,
        _ findings: [DialOrder: PreflightFinding]
    ) -> DoctorCheck {
        let own = configuration.providers[order.provider]?.environment ?? order.provider
        guard let twin = configuration.provider(for: order.provider, in: environment) else {
            return DoctorCheck(
                subject,
                .failed,
                "No single provider takes the place of \(order.provider) in \(environment).",
                fix: "Write environment: \(environment) and insteadOf: \(order.provider) at one provider in "
                    + "\(configuration.file)."
            )
        }
        guard let there = findings[order.moved(to: twin.name)] else { return unasked(subject, twin.name) }
        var check = check(there, subject)
        switch (findings[order]?.verdict, there.verdict) {
        case (.accepted?, .refused):
            check.sentence = "\(own) allows it, \(environment) refuses it: \(there.sentence)"
        case (.refused?, .refused): check.sentence = "\(own) and \(environment) refuse it: \(there.sentence)"
        case (.refused?, .accepted): check.sentence = "\(own) refuses it, \(environment) allows it: \(there.sentence)"
        case (.accepted?, .accepted): check.sentence = "\(own) and \(environment) allow it: \(there.sentence)"
        case (_, .accepted), (_, .refused), (_, .unchecked): check.sentence = "At \(environment): \(there.sentence)"
        }
        return check
    }
}

extension PreflightFinding {
    /// Whether it is refused because somebody may not do something.
    var isAboutAccess: Bool {
        verdict == .refused && explanation?.causes.first?.code.isAboutAccess ?? false
    }
}
