package import RingdownCore

/// What makes a calling list, or maps its columns anew (`POST /lists/call-lists`).
///
/// Up to about version 12 clients send it as the body; later documentation has all but the mappings in the query.
package struct CXoneCallListMapping: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    /// A list whose records have an id and a number.
    package init(listName: String, externalIdColumn: String, phoneColumn: String) {
        members = [:]
        self.listName = listName
        self.externalIdColumn = externalIdColumn
        destinationMappings = [CXoneColumnMapping(fieldName: CXoneColumnMapping.phoneNumber, column: phoneColumn)]
    }

    package var listName: String? {
        get { self[text: "listName"] }
        set { self[text: "listName"] = newValue }
    }
    /// The column with the records' ids.
    package var externalIdColumn: String? {
        get { self[text: "externalIdColumn"] }
        set { self[text: "externalIdColumn"] = newValue }
    }
    package var callerIdColumn: String? {
        get { self[text: "callerIdColumn"] }
        set { self[text: "callerIdColumn"] = newValue }
    }
    package var priorityColumn: String? {
        get { self[text: "priorityColumn"] }
        set { self[text: "priorityColumn"] = newValue }
    }
    package var timeZoneColumn: String? {
        get { self[text: "timeZoneColumn"] }
        set { self[text: "timeZoneColumn"] = newValue }
    }
    /// The columns with the numbers, at least one.
    package var destinationMappings: [CXoneColumnMapping]? {
        get { self[list: "destinationMappings"] }
        set { self[list: "destinationMappings"] = newValue }
    }
    package var customFieldMappings: [CXoneColumnMapping]? {
        get { self[list: "customFieldMappings"] }
        set { self[list: "customFieldMappings"] = newValue }
    }

    /// The members that are not lists, as the query takes them.
    package var query: [(name: String, value: String)] {
        members.compactMap { name, value in value.string.map { (name, $0) } }.sorted { $0.name < $1.name }
    }
}

/// Which column of an upload fills a field of a calling list.
package struct CXoneColumnMapping: CXoneRecord {
    /// The one field for numbers that every business unit has.
    package static let phoneNumber = "PhoneNumber"

    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package init(fieldName: String, column: String) {
        members = [:]
        self[text: "fieldName"] = fieldName
        self[text: "fieldValue"] = column
    }

    /// The field that is filled.
    package var fieldName: String? { self[text: "fieldName"] }
    /// The column that fills it.
    package var column: String? { self[text: "fieldValue"] }
}
