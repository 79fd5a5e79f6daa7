import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Adds what shows the time zones of a list's contacts.
    func addTimeZones(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("GET /api/v2/outbound/contactlists/{contactListId}/timezonemappingpreview") { call in
            try await call.timeZonePreview()
        }
    }
}

extension GenesysCall {
    fileprivate func timeZonePreview() async throws -> GenesysAnswer {
        let id = try parameter("contactListId")
        let list = try await exchange.store.read { db in try db.existing(ContactList.self, id) }
        try await require(inDivision: list.division)
        guard list.mapsTimeZones else {
            throw GenesysFault("not.automatic.time.zone.mapping", "The list does not map time zones automatically.")
        }
        let preview = try await exchange.store.read { db in
            let reference = try db.genesysReference(.contactList, id)
            var preview = TimeZonePreview(contactList: reference, zipColumn: list.zipColumn)
            try db.eachContact(inList: try db.key(.contactList, id)) { _, data in
                preview.count(list.zones(of: data))
            }
            return preview
        }
        return try .json(preview)
    }
}

extension ContactList {
    /// The zones that each column of a contact names by its number or ZIP code; columns that name none are left out.
    fileprivate func zones(of data: [String: String]) -> [String: [String]] {
        var zones: [String: [String]] = [:]
        for column in phoneColumns.map(\.name) { zones[column] = NumberZones.standard.zones(of: data[column] ?? "") }
        if let zipColumn { zones[zipColumn] = NumberZones.zipCodes.zones(ofZIPCode: data[zipColumn] ?? "") }
        return zones.filter { !$0.value.isEmpty }
    }

    /// The zones as the vendor shows them with a contact (`contactColumnTimeZones`); `nil` where the list maps none.
    ///
    /// The vendor shows one zone a column, so a number that may be in several shows none (assumed).
    func columnZones(of data: [String: String]) -> [String: GenesysColumnTimeZone]? {
        guard mapsTimeZones else { return nil }
        return zones(of: data).filter { $0.value.count == 1 }.reduce(into: [:]) { shown, entry in
            let isZIP = entry.key == zipColumn
            shown[entry.key] = GenesysColumnTimeZone(timeZone: entry.value.first, columnType: isZIP ? "ZIP" : "PHONE")
        }
    }
}

/// In which zones the contacts of a list are (`TimeZoneMappingPreview`).
private struct TimeZonePreview: Encodable {
    let contactList: JSON
    var contactsPerTimeZone: [String: Int] = [:]
    var contactsMappedUsingZipCode: [String: Int] = [:]
    var contactsMappedToASingleZone = 0
    var contactsMappedToASingleZoneUsingZipCode = 0
    var contactsMappedToMultipleZones = 0
    var contactsMappedToMultipleZonesUsingZipCode = 0
    var contactsInDefaultWindow = 0
    var contactListSize = 0

    private let zipColumn: String?

    private enum CodingKeys: String, CodingKey {
        case contactList, contactsPerTimeZone, contactsMappedUsingZipCode, contactsMappedToASingleZone,
            contactsMappedToASingleZoneUsingZipCode, contactsMappedToMultipleZones,
            contactsMappedToMultipleZonesUsingZipCode, contactsInDefaultWindow, contactListSize
    }

    init(contactList: JSON, zipColumn: String?) {
        self.contactList = contactList
        self.zipColumn = zipColumn
    }

    /// Counts a contact whose columns name these zones.
    mutating func count(_ zonesByColumn: [String: [String]]) {
        let zones = Set(zonesByColumn.values.joined())
        let isByZIP = zipColumn.map { zonesByColumn[$0] != nil } ?? false
        contactListSize += 1
        for zone in zones { contactsPerTimeZone[zone, default: 0] += 1 }
        for zone in zonesByColumn[zipColumn ?? ""] ?? [] { contactsMappedUsingZipCode[zone, default: 0] += 1 }
        switch zones.count {
        case 0: contactsInDefaultWindow += 1
        case 1:
            contactsMappedToASingleZone += 1
            if isByZIP { contactsMappedToASingleZoneUsingZipCode += 1 }
        default:
            contactsMappedToMultipleZones += 1
            if isByZIP { contactsMappedToMultipleZonesUsingZipCode += 1 }
        }
    }
}
