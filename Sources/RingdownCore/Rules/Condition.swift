/// One clause of a rule's `when`, or several put together.
package indirect enum Condition: Hashable, Sendable {
    /// The workspace fits.
    case workspace(Pattern)
    /// The resource or output is meant.
    case resource(ResourcePattern)
    /// The action is one of these.
    case action(Set<ChangeActions>)
    /// The attribute changed so, or is so.
    case attribute(AttributeCondition)
    /// All of these hold; true of none.
    case all([Condition])
    /// One of these holds; false of none.
    case any([Condition])
    /// This does not hold.
    case not(Condition)
}

extension Condition: CustomStringConvertible {
    package var description: String {
        switch self {
        case .workspace(let pattern): "workspace is \(pattern)"
        case .resource(let pattern): "resource is \(pattern)"
        case .action(let actions): "action is " + actions.map(\.rawValue).sorted().joined(separator: " or ")
        case .attribute(let condition): condition.description
        case .all(let conditions) where conditions.count == 1: conditions[0].description
        case .any(let conditions) where conditions.count == 1: conditions[0].description
        case .all(let conditions): "all of (\(conditions.map(\.description).joined(separator: "; ")))"
        case .any(let conditions): "any of (\(conditions.map(\.description).joined(separator: "; ")))"
        case .not(let condition): "not (\(condition))"
        }
    }
}
