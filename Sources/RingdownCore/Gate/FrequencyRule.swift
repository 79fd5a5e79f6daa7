import Foundation

/// Holds a trigger while as many as allowed have gone out within the period.
struct FrequencyRule: GateRule {
    func understands(_ clause: GateClause) -> Bool {
        if case .atMost(let times, let seconds) = clause { times > 0 && seconds > 0 } else { false }
    }

    func findings(on facts: GateFacts) -> [GateFinding] {
        facts.trigger.clauses.compactMap { clause in
            guard case .atMost(let times, let seconds) = clause, times > 0 else { return nil }
            let recent = facts.recentDispatches
                .filter { facts.now.timeIntervalSince($0) < seconds }
                .sorted()
            let period = Duration.seconds(seconds).inWords
            guard recent.count >= times else {
                return GateFinding(
                    .frequency,
                    .passes,
                    "\(recent.count) of at most \(times) dispatches in the last \(period)."
                )
            }
            let free = recent[recent.count - times].addingTimeInterval(seconds)
            return GateFinding(
                .frequency,
                .holds(until: free),
                "At most \(times) in \(period) are allowed and \(recent.count) went out; free at \(free.iso8601)."
            )
        }
    }
}
