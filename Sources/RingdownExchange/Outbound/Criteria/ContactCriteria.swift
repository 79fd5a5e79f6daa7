/// Which contacts of a list are meant: clauses of conditions, as filters, searches and bulk jobs give them.
struct ContactCriteria: Codable, Hashable, Sendable {
    /// How several conditions are joined.
    enum Join: String, Codable, Hashable, Sendable, CaseIterable {
        case and = "AND"
        case or = "OR"

        /// Whether the join of some conditions holds; of none it does.
        func holds<Condition>(_ conditions: [Condition], _ test: (Condition) -> Bool) -> Bool {
            guard !conditions.isEmpty else { return true }
            return self == .and ? conditions.allSatisfy(test) : conditions.contains(where: test)
        }
    }

    struct Clause: Codable, Hashable, Sendable {
        var join = Join.and
        var predicates: [ContactPredicate]
    }

    var join = Join.and
    var clauses: [Clause] = []

    /// Whether a contact with these columns is meant; without clauses every one is.
    func admits(_ data: [String: String]) -> Bool {
        join.holds(clauses) { clause in clause.join.holds(clause.predicates) { $0.holds(of: data) } }
    }

    /// The columns that are looked at.
    var columns: Set<String> { Set(clauses.flatMap { $0.predicates.map(\.column) }) }
}

/// The order of contacts by a column.
struct ContactSorting: Codable, Hashable, Sendable {
    var column: String
    var isDescending = false
    var isNumeric = false

    /// Whether a contact comes before another; `nil` when they stand equal.
    ///
    /// In a numeric order what is no number comes last.
    func precedes(_ left: [String: String], _ right: [String: String]) -> Bool? {
        let (left, right) = (left[column] ?? "", right[column] ?? "")
        if isNumeric {
            let (left, right) = (Double(left), Double(right))
            switch (left, right) {
            case (nil, nil): return nil
            case (nil, _): return false
            case (_, nil): return true
            case (let left?, let right?): return left == right ? nil : (left < right) != isDescending
            }
        }
        return left == right ? nil : (left < right) != isDescending
    }
}
