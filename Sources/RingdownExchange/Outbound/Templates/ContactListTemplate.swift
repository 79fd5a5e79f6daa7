import GRDB
import RingdownDialer

/// What contact lists that are made of imported files are like.
struct ContactListTemplate: ManagedObject {
    static let kind = ObjectKind.contactListTemplate

    var head: ObjectHead
    /// A list as the template makes them; its id, name, division and dates say nothing.
    var model: ContactList

    init(_ head: ObjectHead) {
        self.head = head
        let beginning = DialerTime(milliseconds: 0)
        model = ContactList(
            id: "",
            name: "",
            division: "",
            created: beginning,
            modified: beginning,
            columns: [],
            phoneColumns: []
        )
    }

    /// A list of the template, for a division.
    func list(id: String, name: String, division: String) -> ContactList {
        var list = model
        (list.id, list.name, list.division) = (id, name, division)
        return list
    }

    func check(in db: Database) throws {
        guard let limits = model.attemptLimits, try db.object(AttemptLimits.self, limits) == nil else { return }
        throw Database.dangling(.attemptLimits)
    }

    func check(over present: ContactListTemplate, in db: Database) throws {
        let (wanted, kept) = (model, present.model)
        if wanted.columns != kept.columns { throw Self.fixed("columnNames", "cannot.update.contact.column.names") }
        if wanted.phoneColumns != kept.phoneColumns { throw Self.fixed("phoneColumns", "cannot.update.phone.columns") }
        if wanted.attributes["emailColumns"] != kept.attributes["emailColumns"] {
            throw Self.fixed("emailColumns", "cannot.update.email.columns")
        }
        if wanted.mapsTimeZones != kept.mapsTimeZones || wanted.zipColumn != kept.zipColumn {
            throw Self.fixed("automaticTimeZoneMapping", "cannot.edit.automatic.time.zone.mapping.settings")
        }
    }

    private static func fixed(_ member: String, _ rule: String) -> ExchangeError {
        ExchangeError(
            .invalidValue,
            "a contact list template keeps its \(member); make another one",
            object: kind,
            rule: rule
        )
    }

    func user(in db: Database) throws -> String? {
        try db.objects(ImportTemplate.self).first { $0.template == id }.map { "the import template \($0.name)" }
            ?? db.objects(ContactListFilter.self).first { $0.template == id }.map { "the filter \($0.name)" }
    }
}
