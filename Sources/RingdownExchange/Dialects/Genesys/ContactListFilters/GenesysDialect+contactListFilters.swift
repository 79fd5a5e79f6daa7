import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Adds the contact list filters.
    func addContactListFilters(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.manage(ContactListFilter.self)
        try routes.on("POST /api/v2/outbound/contactlistfilters/bulk/retrieve") { try await $0.retrieveFilters() }
        try routes.on("POST /api/v2/outbound/contactlistfilters/preview") { try await $0.previewFilter() }
    }
}

extension GenesysCall {
    /// Filters that one request may ask for.
    private static let retrieveLimit = 100
    /// Contacts that a preview shows.
    private static let previewSize = 10

    fileprivate func retrieveFilters() async throws -> GenesysAnswer {
        guard let ids = try await fields().texts("ids") else { throw GenesysFault(.badRequest) }
        guard ids.count <= Self.retrieveLimit else { throw GenesysFault(.tooManyBulkRetrieves) }
        let page = Page(size: max(1, ids.count), number: 1)
        let found = try await exchange.store.read { db in
            Paged(try ids.compactMap { try db.object(ContactListFilter.self, $0)?.genesys(in: db) }, page: page)
        }
        return try .json(GenesysListing(found, path: path))
    }

    fileprivate func previewFilter() async throws -> GenesysAnswer {
        var filter = ContactListFilter(ObjectHead(id: ""))
        try filter.apply(try await fields(), isNew: true)
        let now = exchange.switchboard.now
        let preview = try await exchange.store.read { [filter] db in
            try filter.check(in: db)
            let list = try db.existing(ContactList.self, filter.contactList)
            var preview = FilterPreview()
            try db.eachContact(inList: try db.key(.contactList, list.id)) { id, data in
                preview.totalContacts += 1
                guard filter.filter.admits(data, at: now) else { return }
                preview.filteredContacts += 1
                if preview.shown.count < Self.previewSize { preview.shown.append(id) }
            }
            let key = try db.key(.contactList, list.id)
            preview.preview = try preview.shown.compactMap { id in
                try db.contact(id, inList: key)?.genesys(in: list)
            }
            return preview
        }
        return try .json(preview)
    }
}

/// What a filter lets in (`FilterPreviewResponse`).
private struct FilterPreview: Encodable {
    var filteredContacts = 0
    var totalContacts = 0
    var preview: [GenesysContact] = []
    /// The ids of the contacts that are shown.
    var shown: [String] = []

    private enum CodingKeys: String, CodingKey { case filteredContacts, totalContacts, preview }
}
