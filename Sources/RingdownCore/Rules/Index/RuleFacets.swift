/// One way in which a rule can hold, as far as the index goes by it: conditions that must all hold.
struct RuleFacets {
    var workspaces: [Pattern] = []
    var resources: [ResourcePattern] = []
    var attributes: [AttributeCondition] = []

    /// More ways than this are not told apart: the index only loses sharpness by it.
    private static let limit = 16

    /// The ways in which a rule can hold; empty when it never can.
    static func ways(of rule: Rule) -> [RuleFacets] { ways(of: .all(rule.clauses)) }

    private static func ways(of condition: Condition) -> [RuleFacets] {
        switch condition {
        case .workspace(let pattern): return [RuleFacets(workspaces: [pattern])]
        case .resource(let pattern): return [RuleFacets(resources: [pattern])]
        case .attribute(let condition): return [RuleFacets(attributes: [condition])]
        case .action, .not: return [RuleFacets()]
        case .any(let conditions):
            let ways = conditions.flatMap { Self.ways(of: $0) }
            return ways.count > limit ? [RuleFacets()] : ways
        case .all(let conditions):
            var result = [RuleFacets()]
            for condition in conditions {
                let ways = Self.ways(of: condition)
                if ways.isEmpty { return [] }
                if result.count * ways.count > limit { continue }
                result = result.flatMap { first in ways.map { first.and($0) } }
            }
            return result
        }
    }

    private func and(_ other: RuleFacets) -> RuleFacets {
        RuleFacets(
            workspaces: workspaces + other.workspaces,
            resources: resources + other.resources,
            attributes: attributes + other.attributes
        )
    }
}
