import RingdownCore
import RingdownVendors

extension CampaignRules {
    /// The rules that a campaign's body asks for.
    init(_ fields: GenesysFields) throws(GenesysFault) {
        self.init()
        callableTimeSet = try fields.reference("callableTimeSet")
        dncLists = try fields.references("dncLists") ?? []
        ruleSets = try fields.references("ruleSets") ?? []
        let filters = try fields.references("contactListFilters") ?? []
        guard filters.count <= 1 else {
            throw GenesysFault("more.than.one.contact.list.filter", "A campaign has at most one contact list filter.")
        }
        filter = filters.first
        sorts = try Self.sorts(fields)
        if let value = fields["dynamicContactQueueingSettings"] {
            let settings = try GenesysFields(value)
            filtersDynamically = try settings.flag("filter") ?? false
            sortsDynamically = try settings.flag("sort") ?? false
        }
    }

    /// The members of a campaign that show them.
    func genesys(_ names: ObjectNames) -> [String: JSON] {
        func list(_ kind: ObjectKind, _ ids: [String]) -> JSON { .array(ids.map { names.reference(kind, $0).json }) }
        var shown: [String: JSON] = [
            "dncLists": list(.dncList, dncLists),
            "ruleSets": list(.ruleSet, ruleSets),
            "contactListFilters": list(.contactListFilter, filter.map { [$0] } ?? []),
            "contactSorts": .array(sorts.map(\.genesys)),
            "dynamicContactQueueingSettings": ["filter": .bool(filtersDynamically), "sort": .bool(sortsDynamically)],
        ]
        shown["callableTimeSet"] = callableTimeSet.map { names.reference(.callableTimeSet, $0).json }
        shown["contactSort"] = sorts.first?.genesys
        return shown
    }

    /// The sorts; the older member `contactSort` counts where there are no `contactSorts`.
    private static func sorts(_ fields: GenesysFields) throws(GenesysFault) -> [ContactSort] {
        var sorts: [ContactSort] = []
        for value in try fields.list("contactSorts") ?? [] { sorts.append(try ContactSort(GenesysFields(value))) }
        guard Set(sorts.map(\.column)).count == sorts.count else {
            throw GenesysFault("contact.sorts.duplicate.field.names", "A field name stands twice in contactSorts.")
        }
        guard let value = fields["contactSort"] else { return sorts }
        let old = try ContactSort(GenesysFields(value))
        guard sorts.isEmpty || sorts.first == old else {
            throw GenesysFault("contact.sorts.conflict", "contactSort is not the first of contactSorts; leave it out.")
        }
        return sorts.isEmpty ? [old] : sorts
    }
}

extension ContactSort {
    private enum Direction: String, CaseIterable {
        case ascending = "ASC"
        case descending = "DESC"
    }

    /// A sort from a body (`ContactSort`).
    init(_ fields: GenesysFields) throws(GenesysFault) {
        guard let column = try fields.text("fieldName"), !column.isEmpty else {
            throw GenesysFault("contact.sorts.invalid.field.name", "A sort needs a fieldName.")
        }
        self.init(
            column: column,
            descends: try fields.word("direction", as: Direction.self) == .descending,
            isNumeric: try fields.flag("numeric") ?? false
        )
    }

    fileprivate var genesys: JSON {
        ["fieldName": .string(column), "direction": descends ? "DESC" : "ASC", "numeric": .bool(isNumeric)]
    }
}
