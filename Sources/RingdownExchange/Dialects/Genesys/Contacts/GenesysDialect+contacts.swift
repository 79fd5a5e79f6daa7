import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Adds the contacts of lists.
    func addContacts(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("POST /api/v2/outbound/contactlists/{contactListId}/contacts") { try await $0.addContacts() }
        try routes.on("GET /api/v2/outbound/contactlists/{contactListId}/contacts/{contactId}") {
            try await $0.contact()
        }
        try routes.on("POST /api/v2/outbound/contactlists/{contactListId}/contacts/search") { call in
            try await call.searchContacts()
        }
    }
}

extension GenesysCall {
    fileprivate func addContacts() async throws -> GenesysAnswer {
        let placement = ContactPlacement(
            isPriority: try query.flag("priority") ?? false,
            clearsSystemData: try query.flag("clearSystemData") ?? false,
            keepsPlace: try query.flag("doNotQueue") ?? false
        )
        let id = try parameter("contactListId")
        let list = try await exchange.store.read { db in try db.existing(ContactList.self, id) }
        guard let bodies = try await body()?.array else { throw GenesysFault(.badRequest) }
        guard bodies.count <= GenesysWritableContact.requestLimit else { throw GenesysFault(.tooManyContactsAdded) }
        let drafts = try bodies.map { try ContactDraft(GenesysFields($0), for: list) }
        let contacts = try await exchange.switchboard.add(drafts, toList: id, placement)
        return try .json(contacts.map { $0.genesys(in: list) })
    }

    fileprivate func contact() async throws -> GenesysAnswer {
        let listID = try parameter("contactListId")
        let id = try parameter("contactId")
        return try .json(
            try await exchange.store.read { db in
                let list = try db.existing(ContactList.self, listID)
                guard let contact = try db.contact(id, inList: try db.key(.contactList, listID)) else {
                    throw ExchangeError.notFound(.contact, id)
                }
                return contact.genesys(in: list)
            }
        )
    }

    fileprivate func searchContacts() async throws -> GenesysAnswer {
        let fields = try await fields()
        let page = Page(
            size: try Self.whole(fields, "pageSize", in: 1...100),
            number: try Self.whole(fields, "pageNumber", in: 1...1_000_000)
        )
        try fields.refuse(["contactListFilterId"], code: "invalid.contact.list.filter")
        try fields.refuse(["criteria", "contactSorts"], code: "constraint.validation")
        let id = try parameter("contactListId")
        let contacts = try await exchange.store.read { db in
            let list = try db.existing(ContactList.self, id)
            let found = try db.contacts(inList: try db.key(.contactList, id), page: page)
            return Paged(items: found.items.map { $0.genesys(in: list) }, total: found.total, page: page)
        }
        return try .json(ContactListing(listing: GenesysListing(contacts, path: path)))
    }

    private static func whole(
        _ fields: GenesysFields,
        _ name: String,
        in range: ClosedRange<Int>
    ) throws(GenesysFault) -> Int {
        let allowed = "\(range.lowerBound) to \(range.upperBound)"
        guard let value = try fields.whole(name) else {
            throw GenesysFault(.constraintValidation, "\(name) is required: write \(allowed)")
        }
        guard range.contains(value) else { throw .value(String(value), type: name, allowed: allowed) }
        return value
    }
}

/// A page of found contacts, which carries their number under a name of its own too (`ContactListingResponse`).
private struct ContactListing: Encodable {
    let listing: GenesysListing<GenesysContact>

    private enum CodingKeys: String, CodingKey { case contactsCount }

    func encode(to encoder: any Encoder) throws {
        try listing.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(listing.total, forKey: .contactsCount)
    }
}
