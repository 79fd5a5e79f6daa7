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
        shown.phoneColumns = phoneColumns.map { column in
            GenesysPhoneColumn(columnName: column.name, type: column.type, callableTimeColumn: column.zoneColumn)
        }
        shown.members["attemptLimits"] = attemptLimits.map { names.reference(.attemptLimits, $0).json }
        shown.size = size
        shown.automaticTimeZoneMapping = mapsTimeZones
        shown.members["zipCodeColumnName"] = zipColumn.map { .string($0) }
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
        let mapsTimeZones = try fields.flag("automaticTimeZoneMapping") ?? false
        if mapsTimeZones, phones.contains(where: { $0.zoneColumn != nil }) {
            throw GenesysFault(
                "cannot.have.callable.time.column.with.automatic.time.zone.mapping",
                "A list that maps time zones automatically has no callableTimeColumn."
            )
        }
        if let column = phones.compactMap(\.zoneColumn).first(where: { !columns.contains($0) }) {
            throw GenesysFault(
                "contact.columns.dont.match",
                "The callableTimeColumn \(column) is not one of columnNames."
            )
        }
        let zipColumn = try fields.text("zipCodeColumnName").flatMap { $0.isEmpty ? nil : $0 }
        if !mapsTimeZones, zipColumn != nil {
            throw GenesysFault(
                "cannot.have.zip.code.column.without.automatic.time.zone.mapping",
                "Only a list that maps time zones automatically has a zipCodeColumnName."
            )
        }
        if let zipColumn, !columns.contains(zipColumn) || phones.contains(where: { $0.name == zipColumn }) {
            throw GenesysFault(
                "invalid.zip.code.column",
                "zipCodeColumnName is \(zipColumn): write one of columnNames that is no phone column."
            )
        }
        try fields.refuse(["previewModeColumnName"], code: "constraint.validation")
        let beginning = DialerTime(milliseconds: 0)
        self.init(
            id: id,
            name: name,
            division: division,
            created: beginning,
            modified: beginning,
            columns: columns,
            phoneColumns: phones,
            attemptLimits: try fields.reference("attemptLimits"),
            mapsTimeZones: mapsTimeZones,
            zipColumn: zipColumn,
            attributes: fields.kept(["emailColumns", "columnDataTypeSpecifications", "trimWhitespace"])
        )
    }
}
