import RingdownCore
import RingdownDialer
import RingdownVendors

extension ContactList {
    /// Columns that a list may have (dialing facts: 50).
    private static let columnLimit = 50
    /// Characters that a name may have.
    private static let nameLimit = 256

    /// The list as the vendor shows it; its size only where that was asked for.
    func genesys(_ names: ObjectNames, size: Int?) -> GenesysContactList {
        var shown = GenesysContactList(members: attributes)
        shown.id = id
        shown.name = name
        shown.dateCreated = created.genesys
        shown.dateModified = modified.genesys
        shown.version = version
        shown.division = names.division(division)
        shown.columnNames = columns
        shown.phoneColumns = phoneColumns.map { GenesysPhoneColumn(columnName: $0.name, type: $0.type) }
        shown.size = size
        shown.automaticTimeZoneMapping = false
        shown.selfUri = GenesysPath.contactList(id)
        return shown
    }

    /// A new list from a body.
    init(_ fields: GenesysFields, id: String, division: String) throws(GenesysFault) {
        let name = try fields.name(limit: Self.nameLimit)
        guard let columns = try fields.texts("columnNames"), !columns.isEmpty else {
            throw GenesysFault("no.contact.columns.defined", "A contact list needs columnNames.")
        }
        guard columns.count <= Self.columnLimit else {
            throw GenesysFault("contact.columns.limit.exceeded", "A list has at most \(Self.columnLimit) columns.")
        }
        guard Set(columns).count == columns.count else {
            throw GenesysFault("not.unique.contact.columns", "A column name stands twice in columnNames.")
        }
        guard let phones = try fields.phoneColumns(), !phones.isEmpty else {
            throw GenesysFault("no.phone.columns", "A contact list needs phoneColumns.")
        }
        guard Set(phones.map(\.name)).count == phones.count else {
            throw GenesysFault("not.unique.phone.columns", "A column stands twice in phoneColumns.")
        }
        guard phones.allSatisfy({ columns.contains($0.name) }) else {
            throw GenesysFault(
                "contact.columns.do.not.contain.phone.number.column",
                "Every phone column must be one of columnNames."
            )
        }
        try fields.refuse(
            ["attemptLimits", "zipCodeColumnName", "automaticTimeZoneMapping", "previewModeColumnName"],
            code: "constraint.validation"
        )
        let beginning = DialerTime(milliseconds: 0)
        self.init(
            id: id,
            name: name,
            division: division,
            created: beginning,
            modified: beginning,
            columns: columns,
            phoneColumns: phones,
            attributes: fields.kept(["emailColumns", "columnDataTypeSpecifications", "trimWhitespace"])
        )
    }
}
