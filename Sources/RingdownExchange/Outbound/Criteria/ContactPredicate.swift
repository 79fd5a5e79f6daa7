import Foundation

/// A condition on one column of a contact.
struct ContactPredicate: Codable, Hashable, Sendable {
    /// How a column's text is compared, in the vendor's words.
    enum Operator: String, Codable, Hashable, Sendable, CaseIterable {
        case equals = "EQUALS"
        case lessThan = "LESS_THAN"
        case lessThanEquals = "LESS_THAN_EQUALS"
        case greaterThan = "GREATER_THAN"
        case greaterThanEquals = "GREATER_THAN_EQUALS"
        case contains = "CONTAINS"
        case beginsWith = "BEGINS_WITH"
        case endsWith = "ENDS_WITH"
        case before = "BEFORE"
        case after = "AFTER"
        case between = "BETWEEN"
        case isIn = "IN"
    }

    /// What a column holds: it decides whether 9 comes before 10.
    enum ColumnType: String, Codable, Hashable, Sendable, CaseIterable {
        case numeric
        case alphabetic
    }

    /// Bounds, or a set.
    struct Range: Codable, Hashable, Sendable {
        var min: String?
        var max: String?
        var includesMin = false
        var includesMax = false
        var set: [String] = []
    }

    var column: String
    var type = ColumnType.alphabetic
    var comparison: Operator
    var value = ""
    var range = Range()
    /// Whether the condition holds where the comparison does not.
    var isInverted = false

    /// Whether it holds of a contact; a column that the contact lacks counts as empty.
    ///
    /// Texts are compared without regard to letter case. A numeric comparison with something that is no number fails.
    func holds(of data: [String: String]) -> Bool { compare(data[column] ?? "") != isInverted }

    private func compare(_ text: String) -> Bool {
        switch comparison {
        case .equals: order(text, value) == .orderedSame
        case .lessThan, .before: order(text, value) == .orderedAscending
        case .greaterThan, .after: order(text, value) == .orderedDescending
        case .lessThanEquals: [.orderedAscending, .orderedSame].contains(order(text, value))
        case .greaterThanEquals: [.orderedDescending, .orderedSame].contains(order(text, value))
        case .contains: text.lowercased().contains(value.lowercased())
        case .beginsWith: text.lowercased().hasPrefix(value.lowercased())
        case .endsWith: text.lowercased().hasSuffix(value.lowercased())
        case .between: isWithinRange(text)
        case .isIn: range.set.contains { order(text, $0) == .orderedSame }
        }
    }

    private func isWithinRange(_ text: String) -> Bool {
        if let min = range.min {
            let order = order(text, min)
            guard order == .orderedDescending || (range.includesMin && order == .orderedSame) else { return false }
        }
        if let max = range.max {
            let order = order(text, max)
            guard order == .orderedAscending || (range.includesMax && order == .orderedSame) else { return false }
        }
        return true
    }

    /// How two texts stand to each other; `nil` when they are to be numbers and are not.
    private func order(_ left: String, _ right: String) -> ComparisonResult? {
        switch type {
        case .alphabetic:
            let (left, right) = (left.lowercased(), right.lowercased())
            return left == right ? .orderedSame : left < right ? .orderedAscending : .orderedDescending
        case .numeric:
            guard let left = Double(left.trimmingCharacters(in: .whitespaces)),
                let right = Double(right.trimmingCharacters(in: .whitespaces))
            else { return nil }
            return left == right ? .orderedSame : left < right ? .orderedAscending : .orderedDescending
        }
    }
}
