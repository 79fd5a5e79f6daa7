/// All rules, indexed by what they listen to, so that a change is only compared with rules that can be about it.
package struct RuleSet: Sendable {
    /// The rules in the order of the configuration.
    package let rules: [Rule]
    private let byAddress: [String: [Int]]
    private let byType: [String: [Int]]
    private let others: [Int]

    package init(_ rules: [Rule]) {
        self.rules = rules
        var byAddress: [String: [Int]] = [:]
        var byType: [String: [Int]] = [:]
        var others: [Int] = []
        for (position, rule) in rules.enumerated() {
            switch rule.resource {
            case .address(let address): byAddress[address, default: []].append(position)
            case .type(let type): byType[type, default: []].append(position)
            case .glob, nil: others.append(position)
            }
        }
        self.byAddress = byAddress
        self.byType = byType
        self.others = others
    }

    /// What the rules that can be about a change say about it, in the order of the configuration.
    ///
    /// - Parameter digest: what sensitive values were replaced with, when the change is redacted; `nil` when it is not.
    package func outcomes(for change: Change, digest: ((JSON) -> String)? = nil) -> [RuleOutcome] {
        var positions = others + byAddress[change.address, default: []] + byType[change.type, default: []]
        let plain = change.addressWithoutIndex
        if plain != change.address { positions += byAddress[plain, default: []] }
        return positions.sorted().map { rules[$0].evaluate(change, digest: digest) }
    }

    /// The rule of a name.
    package subscript(_ name: String) -> Rule? { rules.first { $0.name == name } }
}
