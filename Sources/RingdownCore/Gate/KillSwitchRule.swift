/// Holds everything while a kill switch for its provider, or for all, is on.
struct KillSwitchRule: GateRule {
    func understands(_ clause: GateClause) -> Bool { false }

    func findings(on facts: GateFacts) -> [GateFinding] {
        facts.killSwitches
            .filter { $0.provider == nil || $0.provider == facts.trigger.order.provider }
            .map { thrown in
                let scope = thrown.provider.map { "for \($0)" } ?? "for every provider"
                return GateFinding(
                    .killSwitch,
                    .holds(until: nil),
                    "The kill switch \(scope) is on: thrown by \(thrown.by), \"\(thrown.reason)\"."
                )
            }
    }
}
