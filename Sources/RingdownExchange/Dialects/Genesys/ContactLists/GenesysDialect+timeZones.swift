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
            var preview = TimeZonePreview(contactList: reference)
            try db.eachContact(inList: try db.key(.contactList, id)) { _, data in
                preview.count(list.phoneColumns.compactMap { data[$0.name] })
            }
            return preview
        }
        return try .json(preview)
    }
}

/// In which zones the contacts of a list are (`TimeZoneMappingPreview`).
///
/// Nobody is mapped by ZIP code, for which there is no data.
private struct TimeZonePreview: Encodable {
    let contactList: JSON
    var contactsPerTimeZone: [String: Int] = [:]
    let contactsMappedUsingZipCode: [String: Int] = [:]
    var contactsMappedToASingleZone = 0
    let contactsMappedToASingleZoneUsingZipCode = 0
    var contactsMappedToMultipleZones = 0
    let contactsMappedToMultipleZonesUsingZipCode = 0
    var contactsInDefaultWindow = 0
    var contactListSize = 0

    init(contactList: JSON) { self.contactList = contactList }

    /// Counts a contact with these numbers.
    mutating func count(_ numbers: [String]) {
        let zones = Set(numbers.flatMap { NumberZones.standard.zones(of: $0) })
        contactListSize += 1
        for zone in zones { contactsPerTimeZone[zone, default: 0] += 1 }
        switch zones.count {
        case 0: contactsInDefaultWindow += 1
        case 1: contactsMappedToASingleZone += 1
        default: contactsMappedToMultipleZones += 1
        }
    }
}
