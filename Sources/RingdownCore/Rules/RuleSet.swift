/// All rules, indexed by what they listen to, so that a change is only compared with rules that can be about it.
package struct RuleSet: Sendable {
    /// The rules in the order of the configuration.
    package let rules: [Rule]
    private let byName: [String: Int]
    private let index: RuleIndex
    /// Rules by the address or type they name, for near misses.
    private let bySubject: [String: [Int]]

    /// Rules that are looked at for a near miss, at most, of each address and type.
    private static let nearest = 16

    package init(_ rules: [Rule]) {
        self.rules = rules
        index = RuleIndex(rules)
        byName = Dictionary(rules.indices.map { (rules[$0].name, $0) }) { first, _ in first }
        var bySubject: [String: [Int]] = [:]
        for (position, rule) in rules.enumerated() {
            let subject =
                switch rule.resource {
                case .address(let text), .type(let text): text
                case .glob, nil: ""
                }
            if bySubject[subject, default: []].count < Self.nearest {
                bySubject[subject, default: []].append(position)
            }
        }
        self.bySubject = bySubject
    }

    /// What the rules that can be about a change say about it, in the order of the configuration.
    ///
    /// Every rule that matches or waits is among them; of those that do not match only some are.
    ///
    /// - Parameter digest: what sensitive values were replaced with, when the change is redacted; `nil` when it is not.
    package func outcomes(for change: Change, digest: ((JSON) -> String)? = nil) -> [RuleOutcome] {
        index.candidates(for: change, areDigests: digest != nil)
            .map { rules[$0].evaluate(change, digest: digest) }
    }

    /// Whether a rule can be about a change, whatever its values are and however far it has come.
    package func canConcern(_ change: Change) -> Bool {
        var change = change
        change.carriesValues = false
        return Phase.allCases.contains { phase in
            change.phase = phase
            return !index.candidates(for: change, areDigests: false).isEmpty
        }
    }

    /// What some rules about the same object say about a change that no rule matched: to name the nearest one.
    func nearMisses(for change: Change, digest: ((JSON) -> String)?) -> [RuleOutcome] {
        Set([change.address, change.addressWithoutIndex, change.type, ""])
            .flatMap { bySubject[$0] ?? [] }.sorted()
            .map { rules[$0].evaluate(change, digest: digest) }
    }

    /// The rule of a name.
    package subscript(_ name: String) -> Rule? { byName[name].map { rules[$0] } }
}
