/// Which contacts of a list are let in, by the values of their columns.
package struct ContactFilter: Hashable, Sendable, Codable {
    /// A test of one column.
    package struct Predicate: Hashable, Sendable, Codable {
        package var column: String
        package var test: ValueTest

        package init(column: String, test: ValueTest) {
            self.column = column
            self.test = test
        }
    }

    /// Predicates of which all, or any, must hold.
    package struct Clause: Hashable, Sendable, Codable {
        package var needsAll: Bool
        package var predicates: [Predicate]

        package init(needsAll: Bool, predicates: [Predicate]) {
            self.needsAll = needsAll
            self.predicates = predicates
        }
    }

    /// Whether all clauses must hold, or any.
    package var needsAll: Bool
    package var clauses: [Clause]

    package init(needsAll: Bool = true, clauses: [Clause] = []) {
        self.needsAll = needsAll
        self.clauses = clauses
    }

    /// Whether a contact with this data is let in.
    package func admits(_ data: [String: String], at time: DialerTime) -> Bool {
        func holds(_ clause: Clause) -> Bool {
            func holds(_ predicate: Predicate) -> Bool { predicate.test.passes(data[predicate.column], at: time) }
            return clause.needsAll ? clause.predicates.allSatisfy(holds) : clause.predicates.contains(where: holds)
        }
        return needsAll ? clauses.allSatisfy(holds) : clauses.contains(where: holds)
    }
}
