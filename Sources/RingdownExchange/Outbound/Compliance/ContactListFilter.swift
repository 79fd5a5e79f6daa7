import GRDB
import RingdownDialer

/// Which contacts of a list the campaigns that use it dial, or which of a file are imported by a template.
struct ContactListFilter: ManagedObject {
    static let kind = ObjectKind.contactListFilter

    var head: ObjectHead
    /// The id of the list whose columns it looks at; `nil` when they are those of a template.
    var contactList: String?
    /// The id of the contact list template whose columns it looks at; `nil` when they are those of a list.
    var template: String?
    var filter = ContactFilter()

    init(_ head: ObjectHead) { self.head = head }

    func check(in db: Database) throws {
        let columns = try columns(in: db)
        for predicate in filter.clauses.flatMap(\.predicates) where !columns.contains(predicate.column) {
            throw ExchangeError(
                .invalidValue,
                "the contact list has no column \(predicate.column); its columns are"
                    + " \(columns.joined(separator: ", "))",
                object: Self.kind,
                rule: "column.does.not.match.contact.list"
            )
        }
    }

    /// The columns that it may look at; throws `danglingReference` when what has them is gone.
    private func columns(in db: Database) throws -> [String] {
        if let template {
            guard let template = try db.object(ContactListTemplate.self, template) else {
                throw Database.dangling(.contactListTemplate)
            }
            return template.model.columns
        }
        guard let list = try contactList.flatMap({ try db.object(ContactList.self, $0) }) else {
            throw Database.dangling(.contactList)
        }
        return list.columns
    }

    func check(over present: ContactListFilter, in db: Database) throws {
        guard contactList != present.contactList || template != present.template, let user = try user(in: db) else {
            return
        }
        throw ExchangeError(
            .invalidValue,
            "\(user) uses the filter on its contact list; make another filter for the other list",
            object: Self.kind,
            rule: "contact.list.cannot.be.blank"
        )
    }

    func user(in db: Database) throws -> String? {
        try db.objects(Campaign.self).first { $0.rules.filter == id }.map { "the campaign \($0.name)" }
            ?? db.objects(ImportTemplate.self).first { $0.filter == id }.map { "the import template \($0.name)" }
    }
}
