/// What must be said of one attribute: that it differs and how, or what it is now.
package struct AttributeCondition: Hashable, Sendable {
    /// Where the attribute stands in the resource's value; empty for the value of an output.
    package var path: JSONPath
    /// What it was before; `nil` when anything will do.
    package var from: Pattern?
    /// What it is after; `nil` when anything will do.
    package var to: Pattern?
    /// What it is after, whether it changed or not; `nil` when that does not matter.
    package var holds: Pattern?

    package init(path: JSONPath, from: Pattern? = nil, to: Pattern? = nil, holds: Pattern? = nil) {
        self.path = path
        self.from = from
        self.to = to
        self.holds = holds
    }

    /// Whether the attribute must differ before and after.
    package var requiresChange: Bool { holds == nil || from != nil || to != nil }

    /// What a finding calls it (`attribute campaign_status`).
    var subject: String { path.steps.isEmpty ? "value" : "attribute \(path)" }
}

extension AttributeCondition: CustomStringConvertible {
    package var description: String {
        let change = "changes" + (from.map { " from \($0)" } ?? "") + (to.map { " to \($0)" } ?? "")
        let parts = (requiresChange ? [change] : []) + (holds.map { ["is \($0)"] } ?? [])
        return "\(subject) " + parts.joined(separator: " and ")
    }
}
