import GRDB
import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownVendors

extension ContactListFilter: GenesysObject {
    static let home = GenesysHome(
        path: "/api/v2/outbound/contactlistfilters",
        parameter: "contactListFilterId",
        deleted: .noContent
    )

    /// What a filter's columns are those of.
    private enum SourceType: String, CaseIterable {
        case list = "ContactList"
        case template = "ContactListTemplate"
    }

    /// Predicates that a filter may have, over all its clauses.
    private static let mostPredicates = 60
    /// Predicates with `CONTAINS` among them.
    private static let mostContains = 10

    mutating func apply(_ fields: GenesysFields, isNew: Bool) throws(GenesysFault) {
        contactList = try fields.reference("contactList")
        template = try fields.reference("contactListTemplate")
        let source = try fields.word("sourceType", as: SourceType.self) ?? (template == nil ? .list : .template)
        switch source {
        case .list:
            guard contactList != nil else {
                throw GenesysFault("contact.list.cannot.be.blank", "A contact list filter needs a contactList.")
            }
        case .template:
            guard template != nil else {
                throw GenesysFault(
                    contactList == nil
                        ? "contact.list.template.required" : "invalid.contact.list.filter.source.type",
                    "A filter of sourceType ContactListTemplate needs a contactListTemplate."
                )
            }
        }
        guard contactList == nil || template == nil else {
            throw GenesysFault(
                "invalid.contact.list.filter.source.type",
                "A filter is of a contactList or of a contactListTemplate, not of both."
            )
        }
        filter = try ContactFilter(fields)
        guard !filter.clauses.isEmpty else {
            throw GenesysFault("clauses.required", "A contact list filter needs clauses.")
        }
        let predicates = filter.clauses.flatMap(\.predicates)
        guard predicates.count <= Self.mostPredicates else {
            throw GenesysFault("max.predicates.exceeded", "A filter has at most \(Self.mostPredicates) predicates.")
        }
        guard predicates.count(where: { $0.test.comparison == .contains }) <= Self.mostContains else {
            throw GenesysFault(
                "max.predicates.contains.exceeded",
                "A filter has at most \(Self.mostContains) predicates with CONTAINS."
            )
        }
    }

    func members(in db: Database) throws -> [String: JSON] {
        var shown: [String: JSON] = [
            "sourceType": .string((template == nil ? SourceType.list : .template).rawValue),
            "filterType": filter.needsAll ? "AND" : "OR",
            "clauses": .array(
                filter.clauses.map { clause in
                    [
                        "filterType": clause.needsAll ? "AND" : "OR",
                        "predicates": .array(clause.predicates.map(\.genesys)),
                    ]
                }
            ),
        ]
        shown["contactList"] = try contactList.map { try db.genesysReference(.contactList, $0) }
        shown["contactListTemplate"] = try template.map { try db.genesysReference(.contactListTemplate, $0) }
        return shown
    }

    func isAskedFor(by query: GenesysQuery) throws(GenesysFault) -> Bool {
        (query["contactListId"].map { $0 == contactList } ?? true)
            && (query["contactListTemplateId"].map { $0 == template } ?? true)
    }
}
