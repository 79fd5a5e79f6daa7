import GRDB
import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Adds the contact list filters.
    func addContactListFilters(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.manage(ContactListFilter.self)
        try routes.on("POST /api/v2/outbound/contactlistfilters/bulk/retrieve") { call in
            try await call.retrieveMany(ContactListFilter.self)
        }
        try routes.on("POST /api/v2/outbound/contactlistfilters/preview") { try await $0.previewFilter() }
    }
}

extension GenesysCall {
    /// Contacts that a preview shows.
    private static let previewSize = 10

    fileprivate func previewFilter() async throws -> GenesysAnswer {
        var filter = ContactListFilter(ObjectHead(id: ""))
        try filter.apply(try await fields(), isNew: true)
        let now = exchange.switchboard.now
        let preview = try await exchange.store.read { [filter] db in
            try filter.check(in: db)
            guard let id = filter.contactList else { throw Database.dangling(.contactList) }
            let list = try db.existing(ContactList.self, id)
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
