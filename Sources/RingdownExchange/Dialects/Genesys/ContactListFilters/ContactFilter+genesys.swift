import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysFields {
    /// Whether all of several things must hold, by `filterType`; `nil` when it is absent and matters.
    fileprivate func needsAll(ofSeveral count: Int) throws(GenesysFault) -> Bool? {
        switch try text("filterType") {
        case "AND": true
        case "OR": false
        case nil: count > 1 ? nil : true
        case let other?: throw Self.wrong(.string(other), "filterType", allowed: "AND, OR")
        }
    }
}

extension ContactFilter {
    /// A filter from the clauses of a body, as filters, searches and bulk jobs give them; without clauses it lets every
    /// contact in.
    init(_ fields: GenesysFields) throws(GenesysFault) {
        var clauses: [Clause] = []
        for value in try fields.list("clauses") ?? [] { clauses.append(try Clause(GenesysFields(value))) }
        guard let needsAll = try fields.needsAll(ofSeveral: clauses.count) else {
            throw GenesysFault(
                "filter.type.required.for.multiple.clauses",
                "Several clauses need a filterType, AND or OR."
            )
        }
        self.init(needsAll: needsAll, clauses: clauses)
    }
}

extension ContactFilter.Clause {
    fileprivate init(_ fields: GenesysFields) throws(GenesysFault) {
        var predicates: [ContactFilter.Predicate] = []
        for value in try fields.list("predicates") ?? [] {
            predicates.append(try ContactFilter.Predicate(GenesysFields(value)))
        }
        guard !predicates.isEmpty else {
            throw GenesysFault("at.least.one.predicate.required", "A clause needs at least one predicate.")
        }
        guard let needsAll = try fields.needsAll(ofSeveral: predicates.count) else {
            throw GenesysFault(
                "filter.type.required.for.multiple.predicates",
                "Several predicates need a filterType, AND or OR."
            )
        }
        self.init(needsAll: needsAll, predicates: predicates)
    }
}

extension ContactFilter.Predicate {
    /// How a column is read, by the vendor's name for it.
    private enum ColumnType: String, CaseIterable {
        case numeric
        case alphabetic
    }

    fileprivate init(_ fields: GenesysFields) throws(GenesysFault) {
        guard let column = try fields.text("column"), !column.isEmpty else {
            throw GenesysFault("column.required", "A predicate needs a column.")
        }
        guard let comparison = try fields.comparison() else {
            throw GenesysFault("operator.required", "A predicate needs an operator.")
        }
        let isNumeric = try fields.word("columnType", as: ColumnType.self) == .numeric
        let kind: ValueTest.Kind =
            isNumeric ? .number : comparison == .before || comparison == .after ? .date : .text
        var test = ValueTest(kind: kind, comparison: comparison, isInverted: try fields.flag("inverted") ?? false)
        switch comparison {
        case .isIn: test.set = try Self.set(fields, kind)
        case .between: test.range = try Self.range(fields, kind)
        default: test.operand = try Self.operand(fields, kind)
        }
        self.init(column: column, test: test)
    }

    private static func operand(_ fields: GenesysFields, _ kind: ValueTest.Kind) throws(GenesysFault) -> String {
        guard let value = try fields.value("value") else {
            throw GenesysFault("value.required", "A predicate with this operator needs a value.")
        }
        guard ValueTest.isReadable(value, as: kind) else {
            throw kind == .date
                ? GenesysFault("invalid.date.value", "\(value) is no date; write it as 2026-01-31T09:00:00Z.")
                : GenesysFault("value.did.not.match.column.type", "\(value) is no number.")
        }
        return value
    }

    private static func set(_ fields: GenesysFields, _ kind: ValueTest.Kind) throws(GenesysFault) -> [String] {
        guard let range = fields["range"], let set = try GenesysFields(range).values("inSet"), !set.isEmpty else {
            throw GenesysFault("range.set.required", "A predicate with IN needs a range with an inSet.")
        }
        if let wrong = set.first(where: { !ValueTest.isReadable($0, as: kind) }) {
            throw GenesysFault("value.did.not.match.column.type", "\(wrong) is no number.")
        }
        return set
    }

    private static func range(
        _ fields: GenesysFields,
        _ kind: ValueTest.Kind
    ) throws(GenesysFault) -> ValueTest.Range {
        guard let value = fields["range"] else {
            throw GenesysFault("range.required", "A predicate with BETWEEN needs a range.")
        }
        let range = try GenesysFields(value)
        guard let min = try range.value("min") else {
            throw GenesysFault("range.min.required", "A range needs a min.")
        }
        guard let max = try range.value("max") else {
            throw GenesysFault("range.max.required", "A range needs a max.")
        }
        guard ValueTest.isReadable(min, as: kind) else {
            throw GenesysFault("min.did.not.match.column.type", "\(min) is no number.")
        }
        guard ValueTest.isReadable(max, as: kind) else {
            throw GenesysFault("max.did.not.match.column.type", "\(max) is no number.")
        }
        let order = ValueTest(kind: kind, comparison: .lessThan, operand: min)
        guard !order.passes(max, at: .init(milliseconds: 0)) else {
            throw GenesysFault("max.less.than.min", "The max of a range must not be below its min.")
        }
        return ValueTest.Range(
            min: min,
            max: max,
            includesMin: try range.flag("minInclusive") ?? false,
            includesMax: try range.flag("maxInclusive") ?? false
        )
    }

    /// The predicate as the vendor shows it.
    var genesys: JSON {
        var shown: [String: JSON] = [
            "column": .string(column), "columnType": test.kind == .number ? "numeric" : "alphabetic",
            "operator": .string(test.comparison.rawValue), "inverted": .bool(test.isInverted),
        ]
        switch test.comparison {
        case .isIn: shown["range"] = ["inSet": .array(test.set.map { .string($0) })]
        case .between:
            shown["range"] = test.range.map { range in
                [
                    "min": .string(range.min), "max": .string(range.max), "minInclusive": .bool(range.includesMin),
                    "maxInclusive": .bool(range.includesMax),
                ]
            }
        default: shown["value"] = .string(test.operand)
        }
        return .object(shown)
    }
}
