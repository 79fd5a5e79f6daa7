package import RingdownDialer

/// What a calling list of CXone takes from the columns of the files that fill it.
package struct ListMapping: Codable, Hashable, Sendable {
    /// One field and the column that fills it.
    package struct Field: Codable, Hashable, Sendable {
        package var name: String
        package var column: String

        package init(name: String, column: String) {
            self.name = name
            self.column = column
        }
    }

    /// The column that a record's time zone is kept in when no column of the file fills it.
    package static let zoneColumn = "icTimeZone"

    /// Whether the list only keeps a skill's place until a calling list is given to it.
    package var isPlaceholder: Bool
    /// The column with the records' ids.
    package var externalID: String
    /// Fields that every record has (`firstName`, `zip`), by their names there.
    package var fields: [Field]
    /// The numbers, in the order in which they are tried.
    package var destinations: [Field]
    /// The business unit's own fields.
    package var customs: [Field]
    /// Whether records may still be added.
    package var isActive: Bool
    /// When records that are added expire at the latest; `nil`: when their file says.
    package var expires: DialerTime?

    package init(
        isPlaceholder: Bool = false,
        externalID: String = "externalId",
        fields: [Field] = [],
        destinations: [Field] = [],
        customs: [Field] = [],
        isActive: Bool = true
    ) {
        self.isPlaceholder = isPlaceholder
        self.externalID = externalID
        self.fields = fields
        self.destinations = destinations
        self.customs = customs
        self.isActive = isActive
    }

    /// The column that fills a field; `nil` when none does.
    package func column(of field: String) -> String? { fields.first { $0.name == field }?.column }
}
