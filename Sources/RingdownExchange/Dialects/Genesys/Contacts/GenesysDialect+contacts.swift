import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Adds the contacts of lists.
    func addContacts(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("POST /api/v2/outbound/contactlists/{contactListId}/contacts") { try await $0.addContacts() }
        try routes.on("GET /api/v2/outbound/contactlists/{contactListId}/contacts/{contactId}") {
            try await $0.contact()
        }
        try routes.on("PUT /api/v2/outbound/contactlists/{contactListId}/contacts/{contactId}") {
            try await $0.changeContact()
        }
        try routes.on("DELETE /api/v2/outbound/contactlists/{contactListId}/contacts/{contactId}") { call in
            let list = try await call.listOfContacts()
            let id = try call.parameter("contactId")
            _ = try await call.exchange.switchboard.remove(contacts: [id], fromList: list.id)
            return .empty(.ok)
        }
        try routes.on("DELETE /api/v2/outbound/contactlists/{contactListId}/contacts") { call in
            try await call.removeContacts()
        }
        try routes.on("POST /api/v2/outbound/contactlists/{contactListId}/contacts/bulk") { call in
            try await call.contactsByID()
        }
        try routes.on("POST /api/v2/outbound/contactlists/{contactListId}/contacts/search") { call in
            try await call.searchContacts()
        }
        try routes.on("POST /api/v2/outbound/contactlists/{contactListId}/clear") { call in
            let list = try await call.listOfContacts()
            try call.requireNoImport(to: list.id)
            try await call.exchange.switchboard.clear(contactList: list.id)
            return .empty(.noContent)
        }
    }
}

extension GenesysCall {
    /// Contacts that one request may remove.
    private static let removalLimit = 250
    /// Contacts that one request may ask for.
    private static let retrievalLimit = 50

    /// The list that the path names, whose contacts the operation is about; no division is asked for.
    func listOfContacts() async throws -> ContactList {
        let id = try parameter("contactListId")
        return try await exchange.store.read { db in try db.existing(ContactList.self, id) }
    }

    fileprivate func addContacts() async throws -> GenesysAnswer {
        let placement = ContactPlacement(
            isPriority: try query.flag("priority") ?? false,
            clearsSystemData: try query.flag("clearSystemData") ?? false,
            keepsPlace: try query.flag("doNotQueue") ?? false
        )
        let list = try await listOfContacts()
        guard let bodies = try await body()?.array else { throw GenesysFault(.badRequest) }
        guard bodies.count <= GenesysWritableContact.requestLimit else { throw GenesysFault(.tooManyContactsAdded) }
        let drafts = try bodies.map { try ContactDraft(GenesysFields($0), for: list) }
        let contacts = try await exchange.switchboard.add(drafts, toList: list.id, placement)
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

    /// Changes a contact that exists; its place in the queue stays.
    fileprivate func changeContact() async throws -> GenesysAnswer {
        let list = try await listOfContacts()
        let id = try parameter("contactId")
        var draft = try ContactDraft(try await fields(), for: list)
        if let other = draft.id, other != id {
            throw GenesysFault("invalid.contact.id", "The contact names the id \(other), not the one in the path.")
        }
        draft.id = id
        let change = draft
        let contacts = try await exchange.switchboard.edit(contacts: [id], ofList: list.id) { $0 = change }
        guard let contact = contacts.first else { throw ExchangeError.notFound(.contact, id) }
        return try .json(contact.genesys(in: list))
    }

    fileprivate func removeContacts() async throws -> GenesysAnswer {
        let list = try await listOfContacts()
        let ids = query.list("contactIds")
        guard !ids.isEmpty else { throw GenesysFault("no.contacts.specified", "contactIds is required.") }
        guard ids.count <= Self.removalLimit else {
            throw GenesysFault(
                GenesysErrorTemplate.tooManyContactsAdded.code,
                "One request removes at most \(Self.removalLimit) contacts."
            )
        }
        do throws(ExchangeError) {
            _ = try await exchange.switchboard.remove(contacts: ids, fromList: list.id)
        } catch {
            guard error.code == .notFound, error.object == .contact else { throw error }
            throw GenesysFault("invalid.contact.id", "A contact of contactIds is not on the list; none was removed.")
        }
        return .empty(.ok)
    }

    fileprivate func contactsByID() async throws -> GenesysAnswer {
        let list = try await listOfContacts()
        guard let ids = try await body()?.array?.compactMap(\.string) else { throw GenesysFault(.badRequest) }
        guard ids.count <= Self.retrievalLimit else {
            throw GenesysFault(
                "too.many.contacts.requested",
                "One request reads at most \(Self.retrievalLimit) contacts."
            )
        }
        let contacts = try await exchange.store.read { db in
            try db.contacts(inOrder: ids, inList: try db.key(.contactList, list.id))
        }
        return try .json(contacts.map { $0.genesys(in: list) })
    }

    fileprivate func searchContacts() async throws -> GenesysAnswer {
        let fields = try await fields()
        let page = Page(
            size: try Self.whole(fields, "pageSize", in: 1...100),
            number: try Self.whole(fields, "pageNumber", in: 1...1_000_000)
        )
        let list = try await listOfContacts()
        let filter = try await filter(in: fields, of: list)
        let sorts = try (fields.list("contactSorts") ?? []).map { try ContactSort(GenesysFields($0)) }
        if let unknown = sorts.first(where: { !list.columns.contains($0.column) }) {
            throw GenesysFault(.invalidContactColumns, unknown.column)
        }
        let now = exchange.switchboard.now
        let contacts = try await exchange.store.read { db in
            let key = try db.key(.contactList, list.id)
            let found: Paged<Contact>
            if filter.clauses.isEmpty && sorts.isEmpty {
                found = try db.contacts(inList: key, page: page)
            } else {
                let ids = Paged(try db.contactIDs(inList: key, filter, at: now, sortedBy: sorts), page: page)
                found = Paged(items: try db.contacts(inOrder: ids.items, inList: key), total: ids.total, page: page)
            }
            return Paged(items: found.items.map { $0.genesys(in: list) }, total: found.total, page: page)
        }
        return try .json(ContactListing(listing: GenesysListing(contacts, path: path)))
    }

    /// What lets in the contacts that a body means, by its criteria or by a contact list filter; every one when it says
    /// nothing.
    func filter(in fields: GenesysFields, of list: ContactList) async throws -> ContactFilter {
        let code = "invalid.contact.list.filter"
        guard let id = try fields.text("contactListFilterId"), !id.isEmpty else {
            guard let json = fields["criteria"] else { return ContactFilter() }
            let filter: ContactFilter
            do throws(GenesysFault) {
                filter = try ContactFilter(GenesysFields(json))
            } catch {
                // What is wrong with clauses has codes of its own only where filters are made.
                throw GenesysFault(code, error.body.message ?? "The criteria cannot be read.")
            }
            let columns = filter.clauses.flatMap(\.predicates).map(\.column)
            if let unknown = columns.first(where: { !list.columns.contains($0) }) {
                throw GenesysFault(.invalidContactColumns, unknown)
            }
            return filter
        }
        guard fields["criteria"] == nil else {
            throw GenesysFault(code, "Write criteria or contactListFilterId, not both.")
        }
        let filter = try await exchange.store.read { db in try db.object(ContactListFilter.self, id) }
        guard let filter, filter.contactList == list.id else {
            throw GenesysFault(code, "\(id) is no contact list filter of this contact list.")
        }
        return filter.filter
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
