import RingdownCore
import RingdownVendors

extension ContactCriteria {
    /// Criteria from a body (`ContactBulkSearchCriteria`, and the same members of a filter).
    init(_ fields: GenesysFields) throws(GenesysFault) {
        self.init(join: try fields.word("filterType", as: Join.self) ?? .and)
        for json in try fields.list("clauses") ?? [] {
            let clause = try GenesysFields(json)
            var predicates: [ContactPredicate] = []
            for json in try clause.list("predicates") ?? [] {
                predicates.append(try ContactPredicate(GenesysFields(json)))
            }
            clauses.append(Clause(join: try clause.word("filterType", as: Join.self) ?? .and, predicates: predicates))
        }
    }
}

extension ContactPredicate {
    fileprivate init(_ fields: GenesysFields) throws(GenesysFault) {
        guard let column = try fields.text("column"), !column.isEmpty else {
            throw GenesysFault(.constraintValidation, "a predicate needs a column")
        }
        guard let comparison = try fields.word("operator", as: Operator.self) else {
            throw GenesysFault(.constraintValidation, "a predicate needs an operator")
        }
        self.init(
            column: column,
            type: try fields.word("columnType", as: ColumnType.self) ?? .alphabetic,
            comparison: comparison,
            value: try fields.text("value") ?? "",
            isInverted: try fields.flag("inverted") ?? false
        )
        guard let json = fields["range"] else { return }
        let bounds = try GenesysFields(json)
        range = Range(
            min: try bounds.text("min"),
            max: try bounds.text("max"),
            includesMin: try bounds.flag("minInclusive") ?? false,
            includesMax: try bounds.flag("maxInclusive") ?? false,
            set: try bounds.texts("inSet") ?? []
        )
    }
}

extension ContactSorting {
    /// An order from a body (`ContactSort`).
    init(_ json: JSON) throws(GenesysFault) {
        let fields = try GenesysFields(json)
        guard let column = try fields.text("fieldName"), !column.isEmpty else {
            throw GenesysFault(.constraintValidation, "a sort needs a fieldName")
        }
        self.init(
            column: column,
            isDescending: (try fields.text("direction"))?.uppercased() == "DESC",
            isNumeric: try fields.flag("numeric") ?? false
        )
    }
}
