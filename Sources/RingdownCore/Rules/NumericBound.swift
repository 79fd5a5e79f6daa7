/// One comparison with a number: `>= 5`.
package struct NumericBound: Hashable, Sendable {
    /// How to compare.
    package enum Comparison: String, Hashable, Sendable, CaseIterable {
        case equal = "="
        case unequal = "!="
        case less = "<"
        case atMost = "<="
        case greater = ">"
        case atLeast = ">="
    }

    package var comparison: Comparison
    package var number: JSONNumber

    package init(_ comparison: Comparison, _ number: JSONNumber) {
        self.comparison = comparison
        self.number = number
    }

    /// Whether a number fits; compared digit by digit, never as binary floating point.
    package func holds(for value: JSONNumber) -> Bool {
        let order = value.order(beside: number)
        return switch comparison {
        case .equal: order == .same
        case .unequal: order != .same
        case .less: order == .smaller
        case .atMost: order != .larger
        case .greater: order == .larger
        case .atLeast: order != .smaller
        }
    }
}

extension NumericBound: CustomStringConvertible {
    package var description: String { "\(comparison.rawValue) \(number.text)" }
}
