import Foundation
import RingdownCore

/// Checks the data of a file's contacts: numbers, time zones, and what the list says of its columns.
struct ContactCheck: Sendable {
    private let list: ContactList
    private let rules: [ColumnRule]
    private var zones: [String: Bool] = ["": true]

    init(_ list: ContactList) {
        self.list = list
        rules = (list.attributes["columnDataTypeSpecifications"]?.array ?? []).compactMap(ColumnRule.init)
    }

    /// Checks a contact's data, and trims it when the list says so; throws what is wrong with it.
    mutating func check(_ draft: inout ContactDraft) throws(ContactFileFault) {
        if list.attributes["trimWhitespace"]?.bool == true {
            draft.data = draft.data.mapValues { $0.trimmingCharacters(in: .whitespaces) }
        }
        for (column, text) in draft.data where text.utf8.count > Contact.longestDatum {
            throw ContactFileFault(
                "IMPORT_DATUM_EXCEEDS_LENGTH_LIMIT",
                "\(column) is longer than \(Contact.longestDatum) bytes."
            )
        }
        try checkNumbers(draft.data)
        for rule in rules { try rule.check(draft.data[rule.column] ?? "") }
    }

    private mutating func checkNumbers(_ data: [String: String]) throws(ContactFileFault) {
        var hasNumber = false
        for column in list.phoneColumns {
            if let zoneColumn = column.zoneColumn, let zone = data[zoneColumn], !isZone(zone) {
                throw ContactFileFault(
                    "IMPORT_INVALID_DATA",
                    "\(zoneColumn) is \(zone.prefix(40)): write a time zone such as America/New_York."
                )
            }
            guard let number = data[column.name], !number.isEmpty else { continue }
            hasNumber = true
            do {
                _ = try PhoneNumber(e164: number)
            } catch {
                throw ContactFileFault("IMPORT_INVALID_PHONE_NUMBERS", "\(column.name): \(error.message)")
            }
        }
        guard hasNumber || list.phoneColumns.isEmpty else {
            throw ContactFileFault("IMPORT_INVALID_PHONE_NUMBERS", "The contact has no number.")
        }
    }

    private mutating func isZone(_ text: String) -> Bool {
        if let known = zones[text] { return known }
        let isZone = TimeZone(identifier: text) != nil
        // What a file invents is not remembered without end.
        if zones.count < 1000 { zones[text] = isZone }
        return isZone
    }
}

/// What a list says of a column's values (`ColumnDataTypeSpecification`).
private struct ColumnRule: Sendable {
    let column: String
    private let type: String
    private let min: Int?
    private let max: Int?
    private let longest: Int?

    init?(_ json: JSON) {
        guard let column = json["columnName"]?.string, let type = json["columnDataType"]?.string else { return nil }
        self.column = column
        self.type = type
        min = json["min"]?.int
        max = json["max"]?.int
        longest = json["maxLength"]?.int
    }

    func check(_ text: String) throws(ContactFileFault) {
        guard !text.isEmpty else { return }
        switch type {
        case "NUMERIC":
            guard let number = Double(text) else { throw wrong("INVALID_DATATYPE", "no number") }
            guard number >= Double(min ?? .min), number <= Double(max ?? .max) else {
                throw wrong("NOT_WITHIN_MIN_MAX_RANGE", "out of the column's range")
            }
        case "TEXT":
            guard text.count <= longest ?? .max else {
                throw wrong("GREATER_THAN_MAX_LENGTH", "longer than \(longest ?? 0) characters")
            }
        default:
            guard (try? Date(text, strategy: .iso8601)) != nil else { throw wrong("INVALID_DATATYPE", "no date") }
        }
    }

    private func wrong(_ code: String, _ what: String) -> ContactFileFault {
        ContactFileFault("IMPORT_FAILED_CONTACT_DATA_\(code)", "\(column) is \(what).")
    }
}
