package import RingdownCore
package import RingdownDialer

/// A contact list: columns, and contacts that are kept apart.
package struct ContactList: StoredObject {
    package static let kind = ObjectKind.contactList

    package var id: String
    package var name: String
    /// The id of the division it lives in.
    package var division: String
    /// 1 when it is made, one more with every change.
    package var version: Int
    package var created: DialerTime
    package var modified: DialerTime
    /// The names of the columns that every contact's data follows.
    package var columns: [String]
    /// The columns that hold phone numbers, in the order in which they are tried.
    package var phoneColumns: [PhoneColumn]
    /// The id of its attempt limit; `nil`: contacts may be tried any number of times.
    package var attemptLimits: String?
    /// Whether the time zone of a contact follows from its phone numbers.
    package var mapsTimeZones: Bool
    /// The column that holds ZIP codes, from which the time zone follows too; `nil` when none does.
    package var zipColumn: String?
    /// Members that a dialect gave and nothing else reads, kept to be given back.
    package var attributes: [String: JSON]
    /// How the columns of CXone's files fill it; `nil` for a list that was not made there.
    package var mapping: ListMapping?

    package var divisionID: String? { division }

    package init(
        id: String,
        name: String,
        division: String,
        version: Int = 1,
        created: DialerTime,
        modified: DialerTime,
        columns: [String],
        phoneColumns: [PhoneColumn],
        attemptLimits: String? = nil,
        mapsTimeZones: Bool = false,
        zipColumn: String? = nil,
        attributes: [String: JSON] = [:],
        mapping: ListMapping? = nil
    ) {
        self.id = id
        self.name = name
        self.division = division
        self.version = version
        self.created = created
        self.modified = modified
        self.columns = columns
        self.phoneColumns = phoneColumns
        self.attemptLimits = attemptLimits
        self.mapsTimeZones = mapsTimeZones
        self.zipColumn = zipColumn
        self.attributes = attributes
        self.mapping = mapping
    }
}

/// A column that holds phone numbers.
package struct PhoneColumn: Codable, Hashable, Sendable {
    /// The column's name.
    package var name: String
    /// What kind of number it is, such as `cell` or `home`; `nil` when nobody said.
    package var type: String?
    /// The column that names the time zone in which the number is called; `nil` when none does.
    package var zoneColumn: String?

    package init(name: String, type: String? = nil, zoneColumn: String? = nil) {
        self.name = name
        self.type = type
        self.zoneColumn = zoneColumn
    }
}
