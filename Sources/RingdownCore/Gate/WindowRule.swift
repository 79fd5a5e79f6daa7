/// Holds a trigger outside its windows until all of them are open.
struct WindowRule: GateRule {
    func understands(_ clause: GateClause) -> Bool {
        if case .window = clause { true } else { false }
    }

    func findings(on facts: GateFacts) -> [GateFinding] {
        facts.trigger.clauses.compactMap { clause in
            guard case .window(let name) = clause else { return nil }
            guard let window = facts.windows[name] else {
                return GateFinding(
                    .unknownWindow,
                    .refuses,
                    "The window \(name) is not in the configuration; add it under windows."
                )
            }
            if window.contains(facts.now) {
                return GateFinding(.window, .passes, "Inside the window \(name) (\(window)).")
            }
            guard let opening = window.nextOpening(after: facts.now) else {
                return GateFinding(.windowNeverOpens, .refuses, "The window \(name) (\(window)) never opens again.")
            }
            return GateFinding(
                .window,
                .holds(until: opening),
                "Outside the window \(name) (\(window)); it opens at \(opening.iso8601)."
            )
        }
    }
}
