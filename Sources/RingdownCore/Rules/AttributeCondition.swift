/// What must have happened to one attribute: it differs, and its values before and after fit.
package struct AttributeCondition: Hashable, Sendable {
    /// Where the attribute stands in the resource's value; empty for the value of an output.
    package var path: JSONPath
    /// What it was before; `nil` when anything will do.
    package var from: Pattern?
    /// What it is after; `nil` when anything will do.
    package var to: Pattern?

    package init(path: JSONPath, from: Pattern? = nil, to: Pattern? = nil) {
        self.path = path
        self.from = from
        self.to = to
    }
}
