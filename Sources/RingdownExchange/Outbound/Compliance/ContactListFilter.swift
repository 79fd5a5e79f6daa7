import GRDB
import RingdownDialer

/// Which contacts of a list the campaigns that use it dial.
struct ContactListFilter: ManagedObject {
    static let kind = ObjectKind.contactListFilter

    var head: ObjectHead
    /// The id of the list whose columns it looks at.
    var contactList = ""
    var filter = ContactFilter()

    init(_ head: ObjectHead) { self.head = head }

    func check(in db: Database) throws {
        guard let list = try db.object(ContactList.self, contactList) else { throw Database.dangling(.contactList) }
        for predicate in filter.clauses.flatMap(\.predicates) where !list.columns.contains(predicate.column) {
            throw ExchangeError(
                .invalidValue,
                "the contact list has no column \(predicate.column); its columns are"
                    + " \(list.columns.joined(separator: ", "))",
                object: Self.kind,
                rule: "column.does.not.match.contact.list"
            )
        }
    }

    func check(over present: ContactListFilter, in db: Database) throws {
        guard contactList != present.contactList, let user = try user(in: db) else { return }
        throw ExchangeError(
            .invalidValue,
            "\(user) uses the filter on its contact list; make another filter for the other list",
            object: Self.kind,
            rule: "contact.list.cannot.be.blank"
        )
    }

    func user(in db: Database) throws -> String? {
        try db.objects(Campaign.self).first { $0.rules.filter == id }.map { "the campaign \($0.name)" }
    }
}
