import RingdownCore
import RingdownDialer
import RingdownVendors

extension Contact {
    /// The contact as the vendor shows it.
    ///
    /// A call that is going on has no result yet.
    func genesys(in list: ContactList) -> GenesysContact {
        let columns = list.phoneColumns.map(\.name)
        return GenesysContact(
            id: id,
            contactListId: list.id,
            data: data,
            callRecords: callRecords.mapValues { record in
                GenesysCallRecord(lastAttempt: record.at.genesys, lastResult: record.result?.wrapUpCode)
            },
            callable: isCallable,
            phoneNumberStatus: Dictionary(
                uniqueKeysWithValues: columns.map { column in
                    (column, GenesysPhoneNumberStatus(callable: !deadColumns.contains(column)))
                }
            ),
            contactColumnTimeZones: list.columnZones(of: data),
            dateCreated: created.genesys,
            selfUri: GenesysPath.contact(id, inList: list.id)
        )
    }
}

extension ContactDraft {
    /// A contact from a body, for a list.
    ///
    /// Numbers and booleans in the data become text, for a column holds text.
    init(_ fields: GenesysFields, for list: ContactList) throws(GenesysFault) {
        if let listID = try fields.text("contactListId"), listID != list.id {
            throw GenesysFault(
                "invalid.create",
                "The contact names the contact list \(listID), not the one in the path."
            )
        }
        guard let data = fields["data"] else { throw GenesysFault(.contactMissingData) }
        guard let columns = data.object else { throw GenesysFields.wrong(data, "data", allowed: "an object of texts") }
        var values: [String: String] = [:]
        for (column, value) in columns {
            switch value {
            case .string(let text): values[column] = text
            case .number(let number): values[column] = number.text
            case .bool(let flag): values[column] = String(flag)
            case .null: continue
            case .array, .object: throw GenesysFields.wrong(value, column, allowed: "a text")
            }
        }
        let unknown = values.keys.filter { !list.columns.contains($0) }.sorted()
        guard unknown.isEmpty else { throw GenesysFault(.invalidContactColumns, unknown.joined(separator: ", ")) }
        var statuses: [String: Bool] = [:]
        if let status = fields["phoneNumberStatus"] {
            guard let members = status.object else { throw GenesysFields.wrong(status, "phoneNumberStatus") }
            for (column, value) in members { statuses[column] = try GenesysFields(value).flag("callable") }
        }
        self.init(
            id: try fields.text("id").flatMap { $0.isEmpty ? nil : $0 },
            data: values,
            isCallable: try fields.flag("callable"),
            columnsCallable: statuses
        )
    }
}
