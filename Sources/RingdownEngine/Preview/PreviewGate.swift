import Foundation
import RingdownCore

/// Asks the gate about what rules would do, before there is a trigger.
struct PreviewGate {
    let book: RuleBook
    let now: Date
    /// The kill switches that are on.
    let killSwitches: [KillSwitch]

    /// What the gate would say now, and why.
    func verdict(_ action: Rule.Action, of rule: Rule) -> (verdict: String, reasons: [String]) {
        guard let order = action.order(in: book) else { return ("refused", [action.missing]) }
        let trigger = Trigger(
            id: "(planned)",
            order: order,
            cause: .caller(id: "plan"),
            clauses: rule.only,
            createdAt: now
        )
        let facts = GateFacts(
            trigger: trigger,
            now: now,
            windows: book.windows,
            recentDispatches: [],
            killSwitches: killSwitches
        )
        let verdict = Gate.standard.decide(facts)
        let word =
            switch verdict {
            case .allowed: "allowed"
            case .held: "held"
            case .refused: "refused"
            }
        return (word, verdict.findings.map(\.sentence))
    }
}
