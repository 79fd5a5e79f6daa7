/// One thing the gate looks at.
package protocol GateRule: Sendable {
    /// Whether this rule answers for a clause; a clause for which no rule answers is refused.
    func understands(_ clause: GateClause) -> Bool
    /// What it finds; empty when it has nothing to say.
    func findings(on facts: GateFacts) -> [GateFinding]
}
