package import RingdownCore

/// A column of a contact list that holds a number to dial (`PhoneColumn`, `ContactPhoneNumberColumn`).
package struct GenesysPhoneColumn: Codable, Hashable, Sendable, GenesysElement {
    /// The column's name.
    package var columnName: String
    /// What kind of number it is, such as `Cell`; the service accepts a campaign's column without it.
    package var type: String?
    /// The column with the contact's time zone.
    package var callableTimeColumn: String?

    package init(columnName: String, type: String? = nil, callableTimeColumn: String? = nil) {
        self.columnName = columnName
        self.type = type
        self.callableTimeColumn = callableTimeColumn
    }

    package init?(_ json: JSON) {
        guard let columnName = json["columnName"]?.string else { return nil }
        self.init(
            columnName: columnName,
            type: json["type"]?.string,
            callableTimeColumn: json["callableTimeColumn"]?.string
        )
    }

    package var json: JSON {
        var members: [String: JSON] = ["columnName": .string(columnName)]
        members["type"] = type.map { .string($0) }
        members["callableTimeColumn"] = callableTimeColumn.map { .string($0) }
        return .object(members)
    }
}
